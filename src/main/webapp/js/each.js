// Many requests, a few at a time: all at once would be too much for browsers and for the server's rate limit.
const atOnce = 4;
const pause = 3000;    // before going on when the rate limit is reached

/** What a person is told meanwhile when keys are being ended. */
export const endingOf = (finished, all) => `Ending them on every server: ${finished} of ${all}…`;

/** Calls run(item) for all; a 404 means already gone and counts as done. Throws the first other failure once the calls under way have ended. */
export async function each(items, run, progress = () => {}) {
  progress(0);
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
