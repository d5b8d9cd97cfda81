// @ts-check
/**
 * What both clients are made of: the will to connect again, questions to the API, timers, and the browser around.
 *
 * @typedef {import('./guildwire.js').Environment} Environment
 * @typedef {import('./guildwire.js').Status} Status
 * @typedef {Environment & {listen(wake: () => void): void, unlisten(wake: () => void): void}} Runtime
 */

/** First and longest wait before a new try; a random part of it is waited ("full jitter"). */
const BACKOFF_FIRST = 1_000;
const BACKOFF_MOST = 16_000;
/** A connection that lasted this long was a good one: the next failure begins with short waits again. */
export const STEADY = 10_000;

export const CLOSED = 'closed by the page';

/** @param {Environment} env @param {number} failures so far */
export const backoff = (env, failures) => env.random() * Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** failures);

/**
 * One connection after the other, with waits between, until there is nothing to wait for. An end is a Refusal, an
 * Error, or what closed the socket: `code` (0 is our own doing), `reason`, and `atOnce` if waiting would be of no use.
 */
export class Persistence {
  /** @type {Status} */ status = { state: 'connecting' };
  /** @type {Environment} */ #env;
  /** @type {string} */ #base;
  #task;
  #failures = 0;
  #triedAtOnce = false;
  /** @type {(() => void) | null} */ #cutWait = null;
  /** @type {(() => void) | null} null while the server told us how long to wait */ #cutBackoff = null;

  /**
   * @param {Environment} env @param {string} base
   * @param {{connection(): Promise<any>, changed(): void, pause?(end: any): number | undefined}} task `connection`
   *   gives how it ended and never throws; `pause` knows ends that only this client has
   */
  constructor(env, base, task) {
    this.#env = env;
    this.#base = base;
    this.#task = task;
  }

  async run() {
    while (this.status.state !== 'closed') {
      this.become({ state: 'connecting' });
      const end = await this.#task.connection();
      if (this.#isOver(end)) return;
      const pause = this.#pauseAfter(end);
      if (pause.delay > 0) await this.#wait(pause, end);
    }
  }

  /** @param {Status} status */
  become(status) {
    this.status = status;
    this.#task.changed();
  }

  /** The connection was a good one. */
  calm() {
    this.#failures = 0;
    this.#triedAtOnce = false;
  }

  /** Ends a wait that nobody asked us for. @returns {boolean} whether there was one */
  hurry() {
    this.#cutBackoff?.();
    return this.#cutBackoff !== null;
  }

  retry() {
    if (this.status.state === 'unauthorized') this.run();
    else this.#cutWait?.();
  }

  close() {
    if (this.status.state !== 'closed') this.become({ state: 'closed', reason: CLOSED });
    this.#cutWait?.();
  }

  /** @param {unknown} end */
  #isOver(end) {
    if (this.status.state === 'closed') return true;
    if (isFinal(end)) this.become(this.#final(end));
    return isFinal(end);
  }

  /** @param {Refusal} refusal @returns {Status} */
  #final({ status, loginUrl }) {
    if (status !== 401) return { state: 'closed', reason: 'no access' };
    return { state: 'unauthorized', reason: 'logged out', loginUrl: loginUrl ?? loginPage(this.#base) };
  }

  /** How long to wait; `firm` when it is not ours to shorten. @param {any} end */
  #pauseAfter(end) {
    if (end.retryAfter !== undefined) return { delay: end.retryAfter + this.#backoff(), firm: true };
    const told = this.#task.pause?.(end) ?? (end.code === 1001 ? comeBackIn(end.reason) : undefined);
    if (told !== undefined) return { delay: told, firm: true };
    if ((end.code === 4401 || end.atOnce) && !this.#triedAtOnce) {
      this.#triedAtOnce = true;
      return { delay: 0, firm: false };
    }
    return { delay: this.#backoff(), firm: false };
  }

  #backoff() {
    return backoff(this.#env, this.#failures++);
  }

  /** @param {{delay: number, firm: boolean}} pause @param {any} end */
  #wait({ delay, firm }, end) {
    const reason = end.reason || end.message || `closed with ${end.code}`;
    this.become({ state: 'waiting', retryAt: Date.now() + delay, reason, ...(end.code && { code: end.code }) });
    return new Promise((/** @type {(nothing?: any) => void} */ resolve) => {
      const timer = this.#env.setTimeout(resolve, delay);
      const cut = () => {
        this.#env.clearTimeout(timer);
        resolve();
      };
      this.#cutWait = cut;
      this.#cutBackoff = firm ? null : cut;
    }).then(() => {
      this.#cutWait = this.#cutBackoff = null;
    });
  }
}

export class Refusal extends Error {
  /** @param {number} status @param {{detail?: string, retryAfter?: number, loginUrl?: string}} [details] */
  constructor(status, { detail, retryAfter, loginUrl } = {}) {
    super(`the server answered ${status}`);
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.loginUrl = loginUrl;
  }
}

/** @param {Response} answer @param {string} base */
async function refusalOf(answer, base) {
  const problem = await answer.json().catch(() => ({}));
  const seconds = Number(answer.headers.get('retry-after') ?? NaN);
  return new Refusal(answer.status, {
    detail: problem.detail ?? problem.title,
    retryAfter: Number.isFinite(seconds) ? seconds * 1_000 : undefined,
    loginUrl: problem.login && base + problem.login,
  });
}

/**
 * Trying again does not help: logged out, not a member, no such guild.
 *
 * @param {unknown} end @returns {end is Refusal}
 */
export const isFinal = (end) => end instanceof Refusal && [401, 403, 404].includes(end.status);

/** A node that drains says in the close reason when to come back. @param {string | undefined} reason */
function comeBackIn(reason) {
  const told = /(\d+) ?(ms|s)\b/.exec(reason ?? '');
  return told ? Number(told[1]) * (told[2] === 's' ? 1_000 : 1) : undefined;
}

/**
 * Asks the API with the page's cookies. What is no success is thrown as a Refusal.
 *
 * @param {Environment} env @param {string} base @param {string} method @param {string} path
 * @param {AbortSignal} [signal] @param {object} [body]
 * @returns {Promise<any>}
 */
export async function request(env, base, method, path, signal, body) {
  const answer = await env.fetch(base + path, {
    method,
    signal,
    credentials: 'include',
    cache: 'no-store',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw await refusalOf(answer, base);
  return answer.status === 204 ? undefined : answer.json();
}

/** Discord's login, which comes back to this page. @param {string} base */
function loginPage(base) {
  const here = globalThis.location ? location.pathname + location.search + location.hash : '/';
  return `${base}/auth/discord/login?returnTo=${encodeURIComponent(here)}`;
}

/** @param {unknown} data @returns {any} */
export function parse(data) {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}

/**
 * A listener that throws harms neither the others nor the connection.
 *
 * @template T @param {(value: T) => void} listener @param {T} value
 */
export function guarded(listener, value) {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Named timers: setting one replaces it. */
export class Timers {
  /** @type {Map<string, unknown>} */ #running = new Map();

  /** @param {Environment} env */
  constructor(env) {
    this.#env = env;
  }

  /** @type {Environment} */ #env;

  /** @param {string} name @param {number} milliseconds @param {() => void} action */
  set(name, milliseconds, action) {
    this.clear(name);
    const run = () => {
      this.#running.delete(name);
      action();
    };
    this.#running.set(name, this.#env.setTimeout(run, milliseconds));
  }

  /** @param {string} name */
  has(name) {
    return this.#running.has(name);
  }

  /** @param {string} name */
  clear(name) {
    if (this.#running.has(name)) this.#env.clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  clearAll() {
    [...this.#running.keys()].forEach((name) => this.clear(name));
  }
}

/** @returns {Runtime} */
export function browser() {
  const wakes = () => globalThis.document?.visibilityState !== 'hidden';
  /** @type {Map<() => void, () => void>} */
  const wrapped = new Map();
  return {
    WebSocket: globalThis.WebSocket,
    fetch: globalThis.fetch.bind(globalThis),
    setTimeout: globalThis.setTimeout.bind(globalThis),
    clearTimeout: globalThis.clearTimeout.bind(globalThis),
    random: Math.random,
    now: () => performance.now(),
    /** @param {() => void} wake */
    listen(wake) {
      const whenSeen = () => wakes() && wake();
      wrapped.set(wake, whenSeen);
      globalThis.addEventListener?.('online', whenSeen);
      globalThis.document?.addEventListener('visibilitychange', whenSeen);
    },
    /** @param {() => void} wake */
    unlisten(wake) {
      const whenSeen = wrapped.get(wake) ?? wake;
      globalThis.removeEventListener?.('online', whenSeen);
      globalThis.document?.removeEventListener('visibilitychange', whenSeen);
    },
  };
}
