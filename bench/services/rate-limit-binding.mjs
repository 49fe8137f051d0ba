// What `env.FAILED_TOKENS` is: workerd has no such binding of its own, so a wrapped one asks the service.
export default function rateLimitBinding({ SERVICE }) {
  return {
    async limit({ key }) {
      const response = await SERVICE.fetch(`http://rate-limit/${encodeURIComponent(key)}`);
      return { success: response.status === 200 };
    },
  };
}
