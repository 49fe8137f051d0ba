<?php
// Prints whose key this is, and which agreement it opens.
$http = ['header' => 'Authorization: Bearer ' . getenv('KEY'), 'ignore_errors' => true];
$context = stream_context_create(['http' => $http]);
$account = json_decode(file_get_contents('{{origin}}/v1/account', false, $context));
if (!isset($account->partner)) throw new Exception($account->detail);
$agreement = $account->agreement;
echo $account->partner->name, ' ', $agreement->id, ' ', json_encode($agreement->inForce), "\n";
