/** As long as a card takes to its new place. */
const TIME = 320;
/** When more than this moves at once, nothing glides: a crowd in motion is not calm. */
const CALM = 16;

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** To be called before drawing; gives what to call after it. What has moved meanwhile glides to its place. */
export function glide() {
  if (still.matches || document.visibilityState === 'hidden') return () => {};
  const before = places();
  return () => {
    const moves = [...places()].map(([key, place]) => ({ ...place, from: before.get(key) })).filter(hasMoved);
    if (before.size && moves.length <= CALM) moves.forEach(move);
  };
}

const places = () =>
  new Map([...document.querySelectorAll('[data-glide]')].map((element) => [element.dataset.glide, place(element)]));

function place(element) {
  const { left, top } = element.getBoundingClientRect();
  return { element, left, top };
}

const hasMoved = ({ from, left, top }) => !from || Math.abs(from.left - left) + Math.abs(from.top - top) > 1;

function move({ element, from, left, top }) {
  const start = from
    ? { transform: `translate(${from.left - left}px, ${from.top - top}px)` }
    : { opacity: 0, transform: 'scale(0.97)' };
  element.animate([start, {}], { duration: TIME, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' });
}
