/** How often it is told that somebody looks; a room ends an hour after the last time. */
const EVERY = 60_000;

/** Tells that somebody looks: now, every minute while the page is seen, and when it is seen again. Gives the end. */
export function watch(tell) {
  const seen = () => document.visibilityState === 'visible' && tell();
  const timer = setInterval(seen, EVERY);
  document.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}
