<?php
// Prints whose key this is, and which agreement it opens.
$context = stream_context_create(['http' => ['header' => 'Authorization: Bearer ' . getenv('KEY'), 'ignore_errors' => true]]);
$account = json_decode(file_get_contents('{{origin}}/v1/account', false, $context));
if (!isset($account->partner)) throw new Exception($account->detail);
echo $account->partner->name, ' ', $account->agreement->id, ' ', json_encode($account->agreement->inForce), "\n";
