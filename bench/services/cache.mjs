// The Cache API that never has anything: without a backend `caches.default` throws, and a benchmark wants the Worker to run.
export default {
  async fetch(request) {
    if (request.method === 'PURGE') return new Response(null, { status: 404 });
    if (request.method !== 'PUT') return new Response(null, { status: 504, headers: { 'CF-Cache-Status': 'MISS' } });
    await request.arrayBuffer();
    return new Response(null, { status: 204 });
  },
};
