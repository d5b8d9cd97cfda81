// @ts-check
/**
 * Guildwire's browser client, without dependencies; README.md beside it tells how to use it, guildwire.d.ts has its
 * types. Here is the client for a guild's events, from top to bottom: the client, then what only it is made of.
 * roadmap.js has the one for the roadmap, parts.js what they share.
 *
 * @typedef {import('./guildwire.js').Client} Client
 * @typedef {import('./guildwire.js').ConnectOptions} ConnectOptions
 * @typedef {import('./guildwire.js').GuildwireEvent} GuildwireEvent
 * @typedef {import('./guildwire.js').Member} Member
 * @typedef {import('./guildwire.js').Token} Token
 * @typedef {import('./guildwire.js').Voice} Voice
 * @typedef {import('./guildwire.js').VoiceChannel} VoiceChannel
 * @typedef {{guildId: string, position: string, channels: VoiceChannel[]}} Snapshot
 * @typedef {{type: string, event?: string, payload?: any, id?: string, ts: number, error?: string,
 *   resumed?: boolean, user?: string}} Frame
 * @typedef {import('./parts.js').Runtime} Runtime
 */
import { CLOSED, Persistence, Refusal, STEADY, Timers } from './parts.js';
import { backoff, browser, guarded, isFinal, parse, request } from './parts.js';

export { Refusal };
export { connectRoadmap } from './roadmap.js';

/** A token is prolonged this late at the earliest, however short it lasts. */
const PROLONG_EARLIEST = 1_000;
/** Token, snapshot and open socket must be there within this time. */
const CONNECT_WITHIN = 15_000;
/** An `auth` must be answered within this time. */
const ANSWER_WITHIN = 10_000;
/** Ping frames are invisible here, so after this much silence the server is asked for a sign of life. */
const SILENCE = 45_000;
/** The same, when the network came back or somebody looks again. */
const DOUBT = 5_000;
/** How often silence is looked for. */
const LISTEN_EVERY = 15_000;
/** A reading of the server's clock is this old at most. */
const READ_CLOCK_EVERY = 300_000;
/** How far two clocks may drift apart, by rule of thumb. */
const DRIFT = 10e-6;
/** No event for this long after resuming: nothing more was missed. */
const CAUGHT_UP_AFTER = 250;
/** A token with less than this left is not worth connecting with. */
const TOKEN_WORTH = 30_000;

/** The longest wait of a person with too many connections; the shortest is half of it. */
const CROWDED = 60_000;
/** The close code for that. */
const TOO_MANY = 4429;

/** @type {typeof import('./guildwire.js').connect} */
export const connect = (options) => new Connection(options);

/** @implements {Client} */
class Connection {
  /** @type {Runtime} */ #env;
  /** @type {string} */ #base;
  /** @type {NonNullable<ConnectOptions['fetchToken']>} */ #fetchToken;
  /** @type {Timers} */ #timers;
  /** @type {Persistence} */ #persistence;
  /** @type {VoiceView} */ #view;
  #clock = new ServerClock();
  #measured = new Measurements();
  #seen = new Positions();
  /** @type {Map<string, Set<(event: any) => void>>} */ #listeners = new Map();
  /** @type {Set<(client: any) => void>} */ #watchers = new Set();
  /** @type {Set<(voice: Voice) => void>} */ #snapshotListeners = new Set();

  /** @type {Token | null} */ #token = null;
  #needsSnapshot = true;
  #naming = false;

  // Of the connection that is open or being opened:
  #abort = new AbortController();
  /** @type {(end: unknown) => void} */ #drop = () => {};
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {Position[]} where its streams stood when we came */ #stood = [];
  #authenticated = false;
  #authSentAt = 0;
  #liveSince = 0;
  #lastHeard = 0;
  /** @type {string | undefined} */ #complaint;

  /** @param {ConnectOptions} options */
  constructor({ guildId, url, fetchToken, environment }) {
    this.guildId = guildId;
    this.#env = { ...browser(), ...environment };
    this.#base = (url ?? globalThis.location?.origin ?? '').replace(/\/$/, '');
    this.#fetchToken =
      fetchToken ?? ((guild, signal) => this.#request('POST', '/api/ws-token', signal, { guildId: guild }));
    this.#timers = new Timers(this.#env);
    this.#view = new VoiceView(guildId);
    this.#persistence = new Persistence(this.#env, this.#base, {
      connection: () => this.#connection(),
      changed: () => this.#changed(),
      pause: (end) => (end.code === TOO_MANY ? CROWDED * (1 - this.#env.random() / 2) : undefined),
    });
    this.#env.listen(this.#onWake);
    this.#persistence.run();
  }

  get status() {
    return this.#persistence.status;
  }

  get voice() {
    return this.#view.voice;
  }

  get latency() {
    return this.#measured.summary(this.#clock.uncertainty(this.#env.now()));
  }

  /** @param {string} name @param {(event: any) => void} listener */
  on(name, listener) {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** @param {(client: any) => void} listener */
  onChange(listener) {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  /** @param {(voice: Voice) => void} listener */
  onSnapshot(listener) {
    this.#snapshotListeners.add(listener);
    return () => void this.#snapshotListeners.delete(listener);
  }

  retry() {
    this.#persistence.retry();
  }

  close() {
    this.#env.unlisten(this.#onWake);
    this.#persistence.close();
    this.#drop({ code: 0, reason: CLOSED });
  }

  async refresh() {
    const snapshot = await this.#request('GET', this.#snapshotPath(), new AbortController().signal);
    this.#view.name(snapshot.channels);
    this.#changed();
  }

  // ---- one connection from first to last

  /** Never throws. @returns {Promise<unknown>} how it ended */
  async #connection() {
    const end = /** @type {any} */ (await this.#conversation());
    if (end.code >= 4000 || isFinal(end)) this.#token = null;
    this.#leave();
    return end;
  }

  /** @returns {Promise<unknown>} */
  #conversation() {
    const abort = (this.#abort = new AbortController());
    this.#complaint = undefined;
    return new Promise((resolve) => {
      this.#drop = (end) => {
        resolve(end);
        abort.abort();
      };
      this.#expectWithin(CONNECT_WITHIN, 'no connection in time');
      this.#prepare(abort.signal)
        .then(() => this.#open())
        .catch(resolve);
    });
  }

  /** @param {AbortSignal} signal */
  async #prepare(signal) {
    await Promise.all([this.#haveToken(signal), this.#haveSnapshot(signal)]);
    signal.throwIfAborted();
  }

  /** @param {AbortSignal} signal */
  async #haveToken(signal) {
    const left = this.#token ? this.#tokenLeft(this.#token) : 0;
    if (left < TOKEN_WORTH) await this.#freshToken(signal);
  }

  /** @param {AbortSignal} signal */
  async #freshToken(signal) {
    const token = await this.#fetchToken(this.guildId, signal);
    signal.throwIfAborted();
    this.#token = token;
  }

  /** @param {AbortSignal} signal */
  async #haveSnapshot(signal) {
    if (!this.#needsSnapshot) return;
    /** @type {Snapshot} */
    const snapshot = await this.#request('GET', this.#snapshotPath(), signal);
    signal.throwIfAborted();
    this.#seen = new Positions();
    this.#seen.advance(snapshot.position);
    this.#view.replace(snapshot.channels);
    this.#needsSnapshot = false;
    this.#changed();
    this.#snapshotListeners.forEach((listener) => guarded(listener, this.voice));
  }

  #open() {
    const socket = new this.#env.WebSocket(`${this.#base.replace(/^http/, 'ws')}/api/ws`);
    this.#socket = socket;
    socket.onopen = () => this.#authenticate();
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code, reason }) => this.#drop({ code, reason: reason || this.#complaint });
  }

  /** Says who we are; on an open connection it prolongs it, and its answer proves that the server is there. */
  #authenticate() {
    const token = /** @type {Token} */ (this.#token).token;
    const last = this.#authenticated ? [] : this.#seen.list();
    this.#authSentAt = this.#env.now();
    this.#expectWithin(ANSWER_WITHIN, 'no answer from the server');
    this.#send({
      v: 1,
      type: 'auth',
      token,
      ...(last.length && { last: last.length > 1 ? last : last[0] }),
      ts: Date.now(),
    });
  }

  /** @param {object} message */
  #send(message) {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
  }

  /** @param {unknown} data */
  #receive(data) {
    this.#lastHeard = this.#env.now();
    const frame = parse(data);
    if (frame?.type === 'event') this.#deliver(frame);
    else if (frame?.type === 'ack' && frame.event === 'auth.ok') this.#welcome(frame);
    else if (frame?.type === 'error') this.#complaint = frame.error;
  }

  /** @param {Frame} ack */
  #welcome(ack) {
    this.#timers.clear('answer');
    if (!this.#authenticated) this.#clock = new ServerClock();
    this.#clock.read(this.#authSentAt, this.#env.now(), ack.ts);
    this.#planProlonging();
    if (this.#authenticated) return;
    this.#authenticated = true;
    this.#liveSince = this.#env.now();
    if (ack.resumed === false) return this.#startOver();
    this.#stood = [ack.id, ack.user].flatMap((id) => Position.of(id) ?? []);
    this.#seen.begin(ack.id, ack.user);
    this.#listenForSilence();
    this.#persistence.become({ state: 'catching-up' });
    if (this.#caughtUp) this.#live();
    else this.#timers.set('caught-up', CAUGHT_UP_AFTER, () => this.#live());
  }

  #startOver() {
    this.#needsSnapshot = true;
    this.#drop({ code: 0, reason: 'what was missed is too old to be sent again', atOnce: true });
  }

  #live() {
    this.#timers.clear('caught-up');
    if (this.status.state !== 'closed') this.#persistence.become({ state: 'live' });
  }

  /** @param {Frame} frame */
  #deliver(frame) {
    if (frame.id && !this.#seen.advance(frame.id)) return;
    const replayed = this.#wasMissed(frame);
    const latency = replayed ? undefined : this.#clock.since(frame.ts, this.#env.now());
    if (latency !== undefined) this.#measured.add(latency);
    const event = { name: frame.event ?? '', payload: frame.payload, ts: frame.ts, id: frame.id, replayed, latency };
    this.#view.apply(event);
    this.#announce(event);
    this.#follow(replayed);
    this.#nameChannels();
  }

  /** What stands before the place where the stream stood when we came was missed. @param {Frame} frame */
  #wasMissed(frame) {
    const place = Position.of(frame.id);
    const stood = this.#stood.find(({ stream }) => stream === place?.stream);
    return place && stood ? place.offset <= stood.offset : this.status.state === 'catching-up';
  }

  get #caughtUp() {
    return this.#stood.every((place) => this.#seen.has(place));
  }

  /** @param {boolean} replayed */
  #follow(replayed) {
    if (this.status.state !== 'catching-up') return this.#changed();
    if (!replayed || this.#caughtUp) return this.#live();
    this.#timers.set('caught-up', CAUGHT_UP_AFTER, () => this.#live());
    this.#changed();
  }

  /** @param {GuildwireEvent} event */
  #announce(event) {
    for (const name of [event.name, '*']) this.#listeners.get(name)?.forEach((listener) => guarded(listener, event));
  }

  // ---- keeping the connection

  /** A fresh token is sent a minute before the old one ends (a fifth of what is left, if that is less). */
  #planProlonging() {
    const left = this.#tokenLeft(/** @type {Token} */ (this.#token));
    const wait = (left - Math.min(60_000, left / 5)) * (1 - this.#env.random() / 10);
    this.#timers.set('prolong', Math.max(PROLONG_EARLIEST, wait), () => this.#prolong(0));
  }

  /** @param {number} failures */
  async #prolong(failures) {
    const { signal } = this.#abort;
    try {
      await this.#freshToken(signal);
      this.#authenticate();
    } catch (refusal) {
      if (signal.aborted) return;
      if (isFinal(refusal)) this.#drop(refusal);
      else this.#timers.set('prolong', backoff(this.#env, failures), () => this.#prolong(failures + 1));
    }
  }

  #listenForSilence() {
    this.#timers.set('listen', LISTEN_EVERY, () => {
      this.#askAfter(this.#env.now() - this.#authSentAt >= READ_CLOCK_EVERY ? 0 : SILENCE);
      this.#listenForSilence();
    });
  }

  /** The network is back, or somebody looks at the page again. */
  #onWake = () => {
    if (!this.#persistence.hurry()) this.#askAfter(DOUBT);
  };

  /** Asks for a sign of life, unless there was one of late. @param {number} silence */
  #askAfter(silence) {
    const silent = this.#env.now() - this.#lastHeard >= silence;
    if (this.#authenticated && silent && !this.#timers.has('answer')) this.#authenticate();
  }

  /** @param {number} milliseconds @param {string} reason */
  #expectWithin(milliseconds, reason) {
    this.#timers.set('answer', milliseconds, () => this.#drop({ code: 0, reason }));
  }

  #leave() {
    this.#timers.clearAll();
    this.#drop = () => {};
    this.#abort.abort();
    this.#stood = [];
    if (this.#authenticated && this.#env.now() - this.#liveSince >= STEADY) this.#persistence.calm();
    this.#authenticated = false;
    this.#closeSocket();
  }

  #closeSocket() {
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = null;
  }

  // ---- small things

  #changed() {
    this.#watchers.forEach((watcher) => guarded(watcher, this));
  }

  /** Asks for the names of channels that are younger than the snapshot; the server may learn them a moment after us. */
  async #nameChannels() {
    if (this.#naming || !this.#view.hasUnnamed) return;
    this.#naming = true;
    for (let wait = 250; wait <= 4_000 && this.#view.hasUnnamed && this.#authenticated; wait *= 4) {
      await new Promise((resolve) => this.#env.setTimeout(() => resolve(null), wait));
      await this.refresh().catch(() => {});
    }
    this.#naming = false;
  }

  #snapshotPath() {
    return `/api/guilds/${encodeURIComponent(this.guildId)}/voice`;
  }

  /** By the server's clock once it is known, so that a wrong clock here does no harm. @param {Token} token */
  #tokenLeft({ expiresAt }) {
    return new Date(expiresAt).getTime() - (this.#clock.time(this.#env.now()) ?? Date.now());
  }

  /**
   * @param {string} method @param {string} path @param {AbortSignal} signal @param {object} [body]
   * @returns {Promise<any>}
   */
  #request(method, path, signal, body) {
    return request(this.#env, this.#base, method, path, signal, body);
  }
}

/** A place in a stream: `epoch-partition-offset`, of which the first two name the stream. */
class Position {
  /** @param {string} stream @param {number} offset */
  constructor(stream, offset) {
    this.stream = stream;
    this.offset = offset;
  }

  /** @param {string | undefined} id */
  static of(id) {
    const parts = /^(\w+-\d+)-(-?\d+)$/.exec(id ?? '');
    return parts ? new Position(parts[1], Number(parts[2])) : null;
  }
}

/** The last place seen in each stream: the guild's, and the user's own once a message came. Up to there is repeats. */
class Positions {
  /** @type {Map<string, {id: string, offset: number}>} */ #last = new Map();

  /** @param {string | undefined} id @returns {boolean} false when it was seen before */
  advance(id) {
    const place = Position.of(id);
    if (!place || !id) return true;
    if (this.has(place)) return false;
    this.#last.set(place.stream, { id, offset: place.offset });
    return true;
  }

  /** @param {Position} place */
  has({ stream, offset }) {
    return (this.#last.get(stream)?.offset ?? -Infinity) >= offset;
  }

  /** A stream of which nothing was seen begins at this place. @param {(string | undefined)[]} ids */
  begin(...ids) {
    for (const id of ids) if (!this.#last.has(Position.of(id)?.stream ?? '')) this.advance(id);
  }

  list() {
    return [...this.#last.values()].map(({ id }) => id);
  }
}

/** Who is in which voice channel: a snapshot, moved on by events. */
class VoiceView {
  /** @type {Map<string, string>} user to channel */ #where = new Map();

  /** @param {string} guildId */
  constructor(guildId) {
    /** @type {Voice} */
    this.voice = { guildId, channels: [] };
  }

  get hasUnnamed() {
    return this.voice.channels.some(({ name }) => !name);
  }

  /** @param {readonly VoiceChannel[]} channels */
  replace(channels) {
    this.#where = new Map(channels.flatMap(({ id, members }) => members.map(({ userId }) => [userId, id])));
    this.#set(channels);
  }

  /** Names and order from a snapshot, people from the events. @param {readonly VoiceChannel[]} channels */
  name(channels) {
    const known = new Map(this.voice.channels.map((channel) => [channel.id, channel]));
    const named = channels.map(({ id, name }) => ({ id, name, members: known.get(id)?.members ?? [] }));
    const younger = this.voice.channels.filter(
      ({ id, members }) => members.length && !channels.some((c) => c.id === id),
    );
    this.#set([...named, ...younger]);
  }

  /** @param {{name: string, payload: any}} event */
  apply({ name, payload }) {
    if (name === 'voice.joined') this.#join(payload);
    if (name === 'voice.left') this.#leave(payload.userId);
  }

  /** @param {Member & {channelId: string}} joined */
  #join({ channelId, userId, username, avatar }) {
    const member = { userId, username, avatar: avatar ?? null };
    if (this.#where.get(userId) === channelId) {
      return this.#change(channelId, (members) => members.map((m) => (m.userId === userId ? member : m)));
    }
    this.#leave(userId);
    this.#where.set(userId, channelId);
    if (!this.voice.channels.some(({ id }) => id === channelId)) {
      this.#set([...this.voice.channels, { id: channelId, name: '', members: [] }]);
    }
    this.#change(channelId, (members) => [...members, member]);
  }

  /** @param {string} userId */
  #leave(userId) {
    const channelId = this.#where.get(userId);
    if (!channelId) return;
    this.#where.delete(userId);
    this.#change(channelId, (members) => members.filter((member) => member.userId !== userId));
  }

  /** @param {string} channelId @param {(members: readonly Member[]) => readonly Member[]} change */
  #change(channelId, change) {
    this.#set(this.voice.channels.map((c) => (c.id === channelId ? { ...c, members: change(c.members) } : c)));
  }

  /** @param {readonly VoiceChannel[]} channels */
  #set(channels) {
    this.voice = { guildId: this.voice.guildId, channels };
  }
}

/**
 * The server's clock, read from the answers of one connection. An answer was written some time during its round trip,
 * and clocks drift, so that a reading has an error that grows; the one with the smallest counts.
 */
class ServerClock {
  /** @type {{offset: number, error: number, at: number}[]} */ #readings = [];

  /** @param {number} sent @param {number} received @param {number} ts */
  read(sent, received, ts) {
    const reading = { offset: ts - (sent + received) / 2, error: (received - sent) / 2, at: received };
    this.#readings = [...this.#readings.slice(-7), reading];
  }

  /** @param {number} now */
  #best(now) {
    const aged = this.#readings.map(({ offset, error, at }) => ({ offset, error: error + (now - at) * DRIFT }));
    return aged.sort((a, b) => a.error - b.error).at(0);
  }

  /** @param {number} now @returns {number | undefined} milliseconds */
  uncertainty(now) {
    return this.#best(now)?.error;
  }

  /** @param {number} now @returns {number | undefined} Unix time in milliseconds */
  time(now) {
    const best = this.#best(now);
    return best && now + best.offset;
  }

  /** @param {number} ts @param {number} now */
  since(ts, now) {
    const time = this.time(now);
    return time === undefined ? undefined : Math.max(0, time - ts);
  }
}

/** The last 256 latencies. */
class Measurements {
  /** @type {number[]} */ #recent = [];
  #count = 0;

  /** @param {number} milliseconds */
  add(milliseconds) {
    this.#count++;
    this.#recent.push(milliseconds);
    if (this.#recent.length > 256) this.#recent.shift();
  }

  /** @param {number | undefined} uncertainty */
  summary(uncertainty) {
    const sorted = [...this.#recent].sort((a, b) => a - b);
    const rank = (/** @type {number} */ part) => sorted[Math.ceil(part * sorted.length) - 1];
    const recent = [...this.#recent];
    return { last: recent.at(-1), p50: rank(0.5), p95: rank(0.95), uncertainty, count: this.#count, recent };
  }
}
