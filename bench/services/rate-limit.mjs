// Counts per key in fixed windows, as the platform's rate limit does per location.
const seen = new Map();

export default {
  fetch(request, { LIMIT: { limit, periodSeconds } }) {
    const window = Math.floor(Date.now() / (periodSeconds * 1000));
    const key = `${window} ${request.url}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return new Response(null, { status: count <= limit ? 200 : 429 });
  },
};
