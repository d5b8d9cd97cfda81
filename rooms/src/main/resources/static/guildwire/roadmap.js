// @ts-check
/**
 * The roadmap's client: the board as the server has it, what the person does shown at once, and what others do the
 * moment it is told. README.md beside it tells how to use it, guildwire.d.ts has its types.
 *
 * @typedef {import('./guildwire.js').Card} Card
 * @typedef {import('./guildwire.js').Feature} Feature
 * @typedef {import('./guildwire.js').FeatureChanges} FeatureChanges
 * @typedef {import('./guildwire.js').RoadmapClient} RoadmapClient
 * @typedef {import('./guildwire.js').RoadmapOptions} RoadmapOptions
 * @typedef {import('./parts.js').Runtime} Runtime
 * @typedef {{version: number, features: Card[]}} Snapshot
 * @typedef {{featureId: string, voteCount: number, hasVoted: boolean, version: number}} Vote
 */
import { CLOSED, Persistence, Refusal, STEADY, Timers, browser, guarded, parse, request } from './parts.js';

/** Snapshot, open socket and the server's first message must be there within this time. */
const CONNECT_WITHIN = 15_000;
/** The server says PING every 30 s; after this much silence it is gone. */
const SILENCE = 45_000;
/** Everybody who watches learns of a new feature at the same moment; their questions are spread over this time. */
const SPREAD = 2_000;

const FEATURES = '/api/roadmap/features';

/** @type {typeof import('./guildwire.js').connectRoadmap} */
export const connectRoadmap = (options = {}) => new RoadmapConnection(options);

/** @implements {RoadmapClient} */
class RoadmapConnection {
  /** @type {readonly Card[]} */ features = [];
  ready = false;
  /** @type {Runtime} */ #env;
  /** @type {string} */ #base;
  /** @type {Timers} */ #timers;
  /** @type {Persistence} */ #persistence;
  #board = new Board();
  #wishes = new Wishes();
  /** @type {Map<string, Set<(message: any) => void>>} */ #listeners = new Map();
  /** @type {Set<(client: any) => void>} */ #watchers = new Set();

  // Of the connection that is open or being opened:
  #abort = new AbortController();
  /** @type {(end: unknown) => void} */ #drop = () => {};
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {number | undefined} */ #liveSince;

  /** @param {RoadmapOptions} options */
  constructor({ url, environment }) {
    this.#env = { ...browser(), ...environment };
    this.#base = (url ?? globalThis.location?.origin ?? '').replace(/\/$/, '');
    this.#timers = new Timers(this.#env);
    this.#persistence = new Persistence(this.#env, this.#base, {
      connection: () => this.#connection(),
      changed: () => this.#changed(),
    });
    this.#env.listen(this.#onWake);
    this.#persistence.run();
  }

  get status() {
    return this.#persistence.status;
  }

  /** @param {string} type @param {(message: any) => void} listener */
  on(type, listener) {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** @param {(client: any) => void} listener */
  onChange(listener) {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  // ---- what the person does

  /** @param {string} id @param {boolean} [wanted] */
  async vote(id, wanted = true) {
    const running = this.#wishes.vote(id, wanted);
    this.#changed();
    if (running) return;
    try {
      for (let next; (next = this.#wishes.nextVote(id)) !== undefined; ) {
        const path = `${FEATURES}/${encodeURIComponent(id)}/vote`;
        this.#board.voted(await this.#ask(next ? 'POST' : 'DELETE', path));
      }
    } finally {
      this.#wishes.votesDone(id);
      this.#changed();
    }
  }

  /** @param {{title: string, description?: string}} feature */
  async create({ title, description }) {
    const feature = await this.#ask('POST', FEATURES, { title, description });
    this.#board.created(feature);
    this.#changed();
    return feature;
  }

  /** @param {string} id @param {FeatureChanges} changes */
  async edit(id, changes) {
    const done = this.#wishes.edit(id, changes);
    this.#changed();
    try {
      await this.#ask('PATCH', `${FEATURES}/${encodeURIComponent(id)}`, changes);
      this.#board.edited(id, changes);
    } finally {
      done();
      this.#changed();
    }
  }

  /** @param {string} id */
  async remove(id) {
    await this.#ask('DELETE', `${FEATURES}/${encodeURIComponent(id)}`);
    this.#board.deleted(id);
    this.#changed();
  }

  /**
   * Whoever was logged out, or means a feature that is gone, has an old picture.
   *
   * @param {string} method @param {string} path @param {object} [body]
   */
  async #ask(method, path, body) {
    try {
      return await request(this.#env, this.#base, method, path, undefined, body);
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.status === 401) this.#drop(refusal);
      if (refusal instanceof Refusal && refusal.status === 404) this.refresh().catch(() => {});
      throw refusal;
    }
  }

  async refresh() {
    await this.#take(this.#abort.signal);
  }

  retry() {
    this.#persistence.retry();
  }

  close() {
    this.#env.unlisten(this.#onWake);
    this.#persistence.close();
    this.#drop({ code: 0, reason: CLOSED });
  }

  // ---- one connection from first to last

  /** Never throws. @returns {Promise<unknown>} how it ended */
  async #connection() {
    const end = await this.#conversation();
    this.#leave();
    return end;
  }

  /** @returns {Promise<unknown>} */
  #conversation() {
    const abort = (this.#abort = new AbortController());
    return new Promise((resolve) => {
      this.#drop = (end) => {
        resolve(end);
        abort.abort();
      };
      this.#timers.set('heard', CONNECT_WITHIN, () => this.#drop({ code: 0, reason: 'no connection in time' }));
      this.#take(abort.signal).then((version) => this.#open(version), resolve);
    });
  }

  /** Takes the board anew. @param {AbortSignal} signal */
  async #take(signal) {
    /** @type {Snapshot} */
    const snapshot = await request(this.#env, this.#base, 'GET', FEATURES, signal);
    signal.throwIfAborted();
    this.#board.replace(snapshot);
    this.ready = true;
    this.#changed();
    return snapshot.version;
  }

  /** @param {number} version what the page has; the server sends what followed */
  #open(version) {
    const socket = new this.#env.WebSocket(`${this.#base.replace(/^http/, 'ws')}/api/roadmap/ws?since=${version}`);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#receive(parse(data));
    socket.onclose = ({ code, reason }) => this.#drop({ code, reason });
  }

  /** @param {any} message */
  #receive(message) {
    this.#timers.set('heard', SILENCE, () => this.#drop({ code: 0, reason: 'the server is silent' }));
    if (message?.type === 'PING') this.#socket?.send('{"type":"PONG"}');
    else if (message?.type === 'READY') this.#welcome(message.resumed);
    else if (message?.type) this.#tell(message);
  }

  /** @param {boolean} resumed */
  #welcome(resumed) {
    this.#liveSince ??= this.#env.now();
    if (resumed) return this.#persistence.become({ state: 'live' });
    this.#persistence.become({ state: 'catching-up' });
    this.#take(this.#abort.signal).then(() => this.#persistence.become({ state: 'live' }), this.#drop);
  }

  /** @param {any} message */
  #tell(message) {
    const news = this.#board.apply(message);
    if (news === 'unknown') this.#learnOfNew();
    if (news === 'old') return;
    for (const type of [message.type, '*']) this.#listeners.get(type)?.forEach((listener) => guarded(listener, message));
    this.#changed();
  }

  #learnOfNew() {
    if (this.#timers.has('learn')) return;
    this.#timers.set('learn', this.#env.random() * SPREAD, () => this.refresh().catch(() => {}));
  }

  /** The network is back, or somebody looks again: own votes in other tabs, for one, are told nowhere. */
  #onWake = () => {
    if (!this.#persistence.hurry() && this.status.state === 'live') this.refresh().catch(() => {});
  };

  #leave() {
    this.#timers.clearAll();
    this.#drop = () => {};
    this.#abort.abort();
    if (this.#liveSince !== undefined && this.#env.now() - this.#liveSince >= STEADY) this.#persistence.calm();
    this.#liveSince = undefined;
    if (!this.#socket) return;
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = null;
  }

  #changed() {
    this.features = this.#wishes.over(this.#board.cards());
    this.#watchers.forEach((watcher) => guarded(watcher, this));
  }
}

/**
 * What the server has said. Votes and texts of a feature each carry the number of the change they are true for, so that
 * an older word never covers a newer one, whichever way the two came.
 */
class Board {
  /** @type {Map<string, {card: Card, votesAt: number, textAt: number}>} */ #features = new Map();
  /** @type {Map<string, number>} deleted features, with the number of that change */ #gone = new Map();
  #version = -1;

  cards() {
    return [...this.#features.values()].map(({ card }) => card);
  }

  /** What is newer than the snapshot came while it was on its way, and stays. @param {Snapshot} snapshot */
  replace({ version, features }) {
    const known = this.#features;
    const younger = [...known].filter(
      ([id, { textAt }]) => textAt > version && !features.some((card) => card.id === id),
    );
    this.#features = new Map(features.filter(({ id }) => (this.#gone.get(id) ?? -1) <= version).map(place));
    younger.forEach(([id, entry]) => this.#features.set(id, entry));
    this.#version = Math.max(version, this.#version);

    /** @param {Card} card @returns {[string, {card: Card, votesAt: number, textAt: number}]} */
    function place(card) {
      const old = known.get(card.id);
      if (!old) return [card.id, { card, votesAt: version, textAt: version }];
      const { voteCount, hasVoted } = old.votesAt > version ? old.card : card;
      const { title, description, status, updatedAt } = old.textAt > version ? old.card : card;
      return [
        card.id,
        {
          card: { ...card, voteCount, hasVoted, title, description, status, updatedAt },
          votesAt: Math.max(version, old.votesAt),
          textAt: Math.max(version, old.textAt),
        },
      ];
    }
  }

  /** @param {any} message @returns {'new' | 'old' | 'unknown'} */
  apply(message) {
    switch (message.type) {
      case 'FEATURE_CREATED':
        return this.#create(message.feature, message.version);
      case 'FEATURE_DELETED':
        return this.#delete(message.featureId, message.version);
      case 'FEATURE_UPDATE':
        return this.#change(message.featureId, 'textAt', message.version, {
          ...message.changes,
          updatedAt: message.timestamp,
        });
      case 'VOTE_UPDATE':
        return this.#change(message.featureId, 'votesAt', message.version, { voteCount: message.voteCount });
      default:
        return 'new';
    }
  }

  /** The answer to the person's own vote, which is told to everybody else. @param {Vote} vote */
  voted({ featureId, voteCount, hasVoted, version }) {
    this.#change(featureId, 'votesAt', version, { voteCount });
    const entry = this.#features.get(featureId);
    if (entry) this.#features.set(featureId, { ...entry, card: { ...entry.card, hasVoted } });
  }

  /** Until its event says the same with a number. @param {Feature} feature */
  created(feature) {
    this.#create(feature, this.#version);
  }

  /** Until its event says the same with a number. @param {string} id @param {FeatureChanges} changes */
  edited(id, changes) {
    const entry = this.#features.get(id);
    if (entry) this.#features.set(id, { ...entry, card: { ...entry.card, ...changes } });
  }

  /** @param {string} id */
  deleted(id) {
    this.#features.delete(id);
  }

  /** @param {Feature} feature @param {number} version */
  #create(feature, version) {
    if (this.#features.has(feature.id) || (this.#gone.get(feature.id) ?? -1) >= version) return 'old';
    this.#features.set(feature.id, { card: { ...feature, hasVoted: false }, votesAt: version, textAt: version });
    return 'new';
  }

  /** @param {string} id @param {number} version */
  #delete(id, version) {
    this.#gone.set(id, version);
    return this.#features.delete(id) ? 'new' : 'old';
  }

  /**
   * @param {string} id @param {'votesAt' | 'textAt'} at @param {number} version @param {Partial<Card>} changes
   * @returns {'new' | 'old' | 'unknown'}
   */
  #change(id, at, version, changes) {
    const entry = this.#features.get(id);
    if (!entry) return (this.#gone.get(id) ?? this.#version) >= version ? 'old' : 'unknown';
    if (entry[at] >= version) return 'old';
    this.#features.set(id, { ...entry, [at]: version, card: { ...entry.card, ...changes } });
    return 'new';
  }
}

/** What the person did that the server has not answered yet. It lies over the board until then. */
class Wishes {
  /** @type {Map<string, {wanted: boolean, asked?: boolean}>} */ #votes = new Map();
  /** @type {Map<string, FeatureChanges[]>} */ #edits = new Map();

  /** @param {string} id @param {boolean} wanted @returns {boolean} whether it is on its way already */
  vote(id, wanted) {
    const running = this.#votes.get(id);
    this.#votes.set(id, { ...running, wanted });
    return running !== undefined;
  }

  /** What to ask the server for, once it has answered the last. @param {string} id @returns {boolean | undefined} */
  nextVote(id) {
    const vote = this.#votes.get(id);
    if (!vote || vote.asked === vote.wanted) return undefined;
    this.#votes.set(id, { ...vote, asked: vote.wanted });
    return vote.wanted;
  }

  /** @param {string} id */
  votesDone(id) {
    this.#votes.delete(id);
  }

  /** @param {string} id @param {FeatureChanges} changes @returns {() => void} to be called when it was answered */
  edit(id, changes) {
    const edits = this.#edits.get(id) ?? [];
    this.#edits.set(id, [...edits, changes]);
    return () => {
      const left = (this.#edits.get(id) ?? []).filter((other) => other !== changes);
      if (left.length) this.#edits.set(id, left);
      else this.#edits.delete(id);
    };
  }

  /** @param {Card[]} cards @returns {readonly Card[]} */
  over(cards) {
    return cards.map((card) => this.#withVote(this.#withEdits(card)));
  }

  /** @param {Card} card @returns {Card} */
  #withEdits(card) {
    const edits = this.#edits.get(card.id);
    return edits ? Object.assign({}, card, ...edits) : card;
  }

  /** @param {Card} card @returns {Card} */
  #withVote(card) {
    const vote = this.#votes.get(card.id);
    if (!vote || vote.wanted === card.hasVoted) return card;
    return { ...card, hasVoted: vote.wanted, voteCount: card.voteCount + (vote.wanted ? 1 : -1) };
  }
}
