// A Worker that does nothing, to start beside ours.
export default {
  fetch() {
    return new Response('ok');
  },
};
