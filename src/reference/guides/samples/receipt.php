<?php
// Fetches the receipt of the newest article, and verifies it with the publisher's public keys
// (extension sodium), without a question to the publisher.
function ask(string $url, ?string $key = null): string {
    $header = $key === null ? '' : "Authorization: Bearer $key";
    $context = stream_context_create(['http' => ['header' => $header, 'ignore_errors' => true]]);
    $body = file_get_contents($url, false, $context);
    [, $status] = explode(' ', $http_response_header[0]);
    if ($status !== '200') throw new Exception(json_decode($body)->detail);
    return $body;
}

function decode(string $part): string {
    return base64_decode(strtr($part, '-_', '+/'));
}

$key = getenv('KEY');
$items = json_decode(ask('{{origin}}/v1/feed.ninjs?limit=1', $key))->items;
$newest = current(array_filter($items, fn($item) => $item->pubStatus === 'usable'));
if ($newest === false) throw new Exception('The agreement grants no article now.');
$addresses = array_filter($newest->altIds, fn($alt) => $alt->role === 'receipt');
$receipt = ask(current($addresses)->value, $key);
$keys = json_decode(ask('{{origin}}/.well-known/jwks.json'))->keys;

[$header, $claims, $signature] = explode('.', $receipt);
$facts = json_decode(decode($header));
$jwk = current(array_filter($keys, fn($jwk) => $jwk->kid === $facts->kid));
// A receipt of the sandbox proves nothing, so it has another type.
$type = str_starts_with($key, 'ts_test_') ? 'licence-sandbox+jwt' : 'licence-receipt+jwt';
if ($facts->typ !== $type) throw new Exception('this is no receipt of a delivery');
[$signed, $publicKey] = ["$header.$claims", decode($jwk->x)];
$isGenuine = sodium_crypto_sign_verify_detached(decode($signature), $signed, $publicKey);
if (!$isGenuine) throw new Exception('the signature is wrong');
$said = json_decode(decode($claims));
$article = $said->article;
$facts = [$said->partner, $article->key, $article->version, $said->agreement->reference];
echo implode(' ', $facts), "\n";
