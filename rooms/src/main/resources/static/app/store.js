/**
 * What a page shows is a function of one state object. `update` replaces parts of it; subscribers are told once per
 * frame, however many updates came in between, and not at all while nobody looks at the tab.
 */
export function createStore(initial) {
  let state = initial;
  let planned = false;
  const subscribers = new Set();

  const tell = () => {
    planned = false;
    subscribers.forEach((subscriber) => subscriber(state));
  };

  return {
    get state() {
      return state;
    },
    update(part) {
      state = { ...state, ...part };
      if (!planned) requestAnimationFrame(tell);
      planned = true;
    },
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
