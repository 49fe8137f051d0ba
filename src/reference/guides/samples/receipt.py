# Fetches the receipt of an article, and verifies it with the publisher's public keys, without a question to the publisher.
# Ed25519 is not in the standard library: pip install cryptography
import base64, json, os, urllib.request
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def ask(url, key=None):
    headers = {"Authorization": "Bearer " + key} if key else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return answer.read()


def decode(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


article = json.loads(ask("{{origin}}/v1/articles/{{slug}}", os.environ["KEY"]))
address = next(alt["value"] for alt in article["altIds"] if alt["role"] == "receipt")
receipt = ask(address, os.environ["KEY"]).decode()
keys = json.loads(ask("{{origin}}/.well-known/jwks.json"))["keys"]

header, claims, signature = receipt.split(".")
facts = json.loads(decode(header))
jwk = next(jwk for jwk in keys if jwk["kid"] == facts["kid"])
if facts["typ"] != "licence-receipt+jwt":
    raise ValueError("this is no receipt of a delivery")
# Raises InvalidSignature if the signature is wrong.
Ed25519PublicKey.from_public_bytes(decode(jwk["x"])).verify(decode(signature), f"{header}.{claims}".encode())
said = json.loads(decode(claims))
print(said["partner"], said["article"]["key"], said["article"]["version"], said["agreement"]["reference"])
