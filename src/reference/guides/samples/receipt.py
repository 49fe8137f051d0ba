# Fetches the receipt of the newest article, and verifies it with the publisher's public keys,
# without a question to the publisher.
# Ed25519 is not in the standard library: pip install cryptography
import base64, json, os, urllib.error, urllib.request
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def ask(url, key=None):
    headers = {"Authorization": "Bearer " + key} if key else {}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        raise SystemExit(error.read().decode())


def decode(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


key = os.environ["KEY"]
feed = json.loads(ask("{{origin}}/v1/feed.ninjs?limit=1", key))
newest = next((item for item in feed["items"] if item["pubStatus"] == "usable"), None)
if newest is None:
    raise SystemExit("The agreement grants no article now.")
address = next(alt["value"] for alt in newest["altIds"] if alt["role"] == "receipt")
receipt = ask(address, key).decode()
keys = json.loads(ask("{{origin}}/.well-known/jwks.json"))["keys"]

header, claims, signature = receipt.split(".")
facts = json.loads(decode(header))
jwk = next(jwk for jwk in keys if jwk["kid"] == facts["kid"])
# A receipt of the sandbox proves nothing, so it has another type.
if facts["typ"] != ("licence-sandbox+jwt" if key.startswith("ts_test_") else "licence-receipt+jwt"):
    raise ValueError("this is no receipt of a delivery")
# Raises InvalidSignature if the signature is wrong.
public_key = Ed25519PublicKey.from_public_bytes(decode(jwk["x"]))
public_key.verify(decode(signature), f"{header}.{claims}".encode())
said = json.loads(decode(claims))
delivered = said["article"]
print(said["partner"], delivered["key"], delivered["version"], said["agreement"]["reference"])
