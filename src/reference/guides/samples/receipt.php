<?php
// Fetches the receipt of an article, and verifies it with the publisher's public keys (extension sodium), without a question to the publisher.
function ask(string $url, ?string $key = null): string {
    $header = $key === null ? '' : "Authorization: Bearer $key";
    return file_get_contents($url, false, stream_context_create(['http' => ['header' => $header]]));
}

function decode(string $part): string {
    return base64_decode(strtr($part, '-_', '+/'));
}

$key = getenv('KEY');
$article = json_decode(ask('{{origin}}/v1/articles/{{slug}}', $key));
$addresses = array_filter($article->altIds, fn($alt) => $alt->role === 'receipt');
$receipt = ask(current($addresses)->value, $key);
$keys = json_decode(ask('{{origin}}/.well-known/jwks.json'))->keys;

[$header, $claims, $signature] = explode('.', $receipt);
$facts = json_decode(decode($header));
$jwk = current(array_filter($keys, fn($jwk) => $jwk->kid === $facts->kid));
if ($facts->typ !== 'licence-receipt+jwt') throw new Exception('this is no receipt of a delivery');
if (!sodium_crypto_sign_verify_detached(decode($signature), "$header.$claims", decode($jwk->x))) throw new Exception('the signature is wrong');
$said = json_decode(decode($claims));
echo $said->partner, ' ', $said->article->key, ' ', $said->article->version, ' ', $said->agreement->reference, "\n";
