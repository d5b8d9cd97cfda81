import { connect, connectRoadmap } from '/guildwire/guildwire.js';

/** Time that moves only when it is told to. */
class Clock {
  time = 5_000;
  #timers = new Map();
  #numbers = 0;

  now = () => this.time;
  clearTimeout = (number) => void this.#timers.delete(number);
  setTimeout = (run, milliseconds) => {
    this.#timers.set(++this.#numbers, { at: this.time + milliseconds, run });
    return this.#numbers;
  };

  /** Whether something is to happen in exactly that time. */
  expects(milliseconds) {
    return [...this.#timers.values()].some(({ at }) => at === this.time + milliseconds);
  }

  advance(milliseconds) {
    const end = this.time + milliseconds;
    for (let next; (next = this.#due(end)); ) {
      const [number, { at, run }] = next;
      this.#timers.delete(number);
      this.time = at;
      run();
    }
    this.time = end;
  }

  #due(end) {
    return [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

const clock = new Clock();
const { now, setTimeout, clearTimeout } = clock;
const chance = { value: 0.5 };

const environment = { now, setTimeout, clearTimeout, random: () => chance.value };

/** What the tests drive and look at. */
window.guildwire = {
  clock,
  chance,
  events: [],
  states: [],
  snapshots: 0,
  start(options) {
    const client = connect({ environment, ...options });
    this.client = client;
    client.on('*', (event) => this.events.push(event));
    client.onChange(({ status }) => this.states.at(-1) === status.state || this.states.push(status.state));
    client.onSnapshot(() => this.snapshots++);
  },
  startRoadmap() {
    this.client = connectRoadmap({ environment });
    this.client.on('*', (message) => this.events.push(message));
  },
};
document.title = 'ready';
