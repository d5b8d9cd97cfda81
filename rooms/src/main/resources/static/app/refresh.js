/** Gives a function that takes something anew. Whoever calls it while that is under way has it done once more after. */
export function createRefresh(take) {
  let running = null;
  let again = false;
  return function refresh() {
    again = running !== null;
    running ??= take().finally(() => {
      running = null;
      if (again) refresh().catch(() => {});
    });
    return running;
  };
}
