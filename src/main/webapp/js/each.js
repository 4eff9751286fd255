// Many requests, a few at a time: browsers and the server's rate limit would not like all at once.
const atOnce = 4;
const pause = 3000;    // before going on when the rate limit is reached

/** Calls run(item) for all; what is gone already (404) counts as done. Throws the first other failure when those under way have ended. */
export async function each(items, run, progress = () => {}) {
  const waiting = [...items];
  let done = 0;
  let failure;
  async function work() {
    while (waiting.length && !failure) {
      const item = waiting.shift();
      try {
        await run(item);
      } catch (error) {
        if (error.status === 429) {
          waiting.push(item);
          await new Promise((resolve) => setTimeout(resolve, pause));
          continue;
        }
        if (error.status !== 404) failure ??= error;
      }
      progress(++done);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failure) throw failure;
}
