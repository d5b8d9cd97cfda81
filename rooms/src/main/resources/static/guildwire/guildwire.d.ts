/**
 * Guildwire's browser client: the events of one guild, in order, each once, for as long as the page lives; and the
 * roadmap, live.
 * What it does and how to use it is told in README.md beside this file.
 */

/** Opens a connection for one guild. It works until {@link Client.close} or until the person is logged out. */
export function connect(options: ConnectOptions): Client;

export interface ConnectOptions {
  /** Discord id of the guild. */
  guildId: string;
  /** Origin that serves Guildwire, such as `https://guildwire.example`. Default: the page's own. */
  url?: string;
  /**
   * Where WebSocket tokens come from. Default: `POST /api/ws-token` with the page's cookies. It may throw a
   * {@link Refusal} to say that the person is logged out (401) or no member (403); any other error is tried again.
   */
  fetchToken?: (guildId: string, signal: AbortSignal) => Promise<Token>;
  /** Replaces parts of the browser, for tests and for other runtimes. */
  environment?: Partial<Environment>;
}

/** What `POST /api/ws-token` answers. */
export interface Token {
  token: string;
  /** When it ends: Unix time in milliseconds, or an ISO 8601 date. */
  expiresAt: number | string;
}

/** An answer that was not a success: what the client does next depends on the status. */
export class Refusal extends Error {
  constructor(status: number, details?: { detail?: string; retryAfter?: number; loginUrl?: string });
  readonly status: number;
  /** What the server said, for people to read, if it did. */
  readonly detail?: string;
  /** Milliseconds that the server asked to wait, if it did. */
  readonly retryAfter?: number;
  /** Where to log in, with a 401. */
  readonly loginUrl?: string;
}

export interface Environment {
  WebSocket: new (url: string) => WebSocket;
  fetch: typeof fetch;
  setTimeout: (callback: () => void, milliseconds: number) => unknown;
  clearTimeout: (timer: any) => void;
  /** From 0 to just under 1. */
  random: () => number;
  /** A clock that never goes back, in milliseconds. */
  now: () => number;
}

export interface Client {
  readonly guildId: string;
  readonly status: Status;
  /** Who is in which voice channel. A new object after every change; unchanged channels stay the same objects. */
  readonly voice: Voice;
  readonly latency: Latency;
  /** Calls the listener for each event of that name, or of every name with `*`. Returns the way to stop it. */
  on<Name extends keyof Events>(name: Name, listener: (event: GuildwireEvent<Name>) => void): () => void;
  on(name: '*' | (string & {}), listener: (event: GuildwireEvent) => void): () => void;
  /** Calls the listener after any change of status, voice or latency. */
  onChange(listener: (client: Client) => void): () => void;
  /**
   * Calls the listener when `voice` was taken anew from the server: at the start, and when the events missed while
   * disconnected could not be had any more. Whatever was derived from single events begins anew there.
   */
  onSnapshot(listener: (voice: Voice) => void): () => void;
  /** Takes names and order of the channels anew from the server. */
  refresh(): Promise<void>;
  /** Ends a wait now; after `unauthorized`, tries once more. */
  retry(): void;
  /** Ends the connection for good. */
  close(): void;
}

/**
 * - `connecting`: fetching token and snapshot, opening the socket, authenticating
 * - `catching-up`: connected; what was missed is arriving
 * - `live`: what arrives happened just now
 * - `waiting`: disconnected, the next try is at `retryAt`
 * - `unauthorized`: logged out; send the person to `loginUrl`
 * - `closed`: by `close()`, or because the person may not see the guild (`reason`)
 */
export type State = 'connecting' | 'catching-up' | 'live' | 'waiting' | 'unauthorized' | 'closed';

export interface Status {
  readonly state: State;
  /** With `waiting`: when the next try is, Unix time in milliseconds by this machine's clock. */
  readonly retryAt?: number;
  /** Why it is not live, in words for a log or a developer. */
  readonly reason?: string;
  /** With `waiting`: the close code of the connection that ended, if it had one; 4429 means too many connections. */
  readonly code?: number;
  /** With `unauthorized`: the page to log in, which comes back to this one. */
  readonly loginUrl?: string;
}

export interface Voice {
  readonly guildId: string;
  /** In Discord's order, empty ones too. */
  readonly channels: readonly VoiceChannel[];
}

export interface VoiceChannel {
  readonly id: string;
  /** Empty for a moment when the channel is younger than the snapshot. */
  readonly name: string;
  readonly members: readonly Member[];
}

export interface Member {
  readonly userId: string;
  readonly username: string;
  /** Discord's avatar hash. */
  readonly avatar: string | null;
}

/**
 * Milliseconds from Guildwire taking an event off Discord's socket to its listener here, over the last 256 live
 * events. Undefined until there is one.
 */
export interface Latency {
  readonly last?: number;
  readonly p50?: number;
  readonly p95?: number;
  /** How far off these may be: half the round trip by which the server's clock was read, and some drift since. */
  readonly uncertainty?: number;
  /** Live events measured since the start. */
  readonly count: number;
  /** The newest measurements, oldest first, at most 256. */
  readonly recent: readonly number[];
}

export interface GuildwireEvent<Name extends string = string> {
  readonly name: Name;
  readonly payload: Name extends keyof Events ? Events[Name] : unknown;
  /** When it happened, Unix time in milliseconds by the server's clock. */
  readonly ts: number;
  /** Its place in its stream, opaque. */
  readonly id?: string;
  /** True when it was missed before and arrived late, by resuming. */
  readonly replayed: boolean;
  /** Milliseconds on its way; absent when replayed. */
  readonly latency?: number;
}

/** The payloads of the events this version knows. Others, such as messages to one user, come with `unknown`. */
export interface Events {
  'voice.joined': { guildId: string; channelId: string; userId: string; username: string; avatar: string | null };
  'voice.left': { guildId: string; channelId: null; userId: string };
  'room.created': { guildId: string; channelId: string; name: string; userLimit: number };
  'room.updated': { guildId: string; channelId: string; name: string; userLimit: number; seats: string[] };
  'room.expiring': { guildId: string; channelId: string; expiresAt: number };
  'room.deleted': { guildId: string; channelId: string };
  /** Discord itself was unreachable in between; what could be found out afterwards follows as events. */
  'stream.gap': { guildId: string; from: number; to: number };
}

/** Opens the roadmap. It works until {@link RoadmapClient.close} or until the person is logged out. */
export function connectRoadmap(options?: RoadmapOptions): RoadmapClient;

export interface RoadmapOptions {
  /** Origin that serves Guildwire. Default: the page's own. */
  url?: string;
  /** Replaces parts of the browser, for tests and for other runtimes. */
  environment?: Partial<Environment>;
}

export interface RoadmapClient {
  readonly status: Status;
  /** Whether `features` is what the server said, and not just empty because it has not said anything yet. */
  readonly ready: boolean;
  /** The board, with what this person just did laid over it. A new array after every change. */
  readonly features: readonly Card[];
  /** Calls the listener for each message of that type, or of every type with `*`. Returns the way to stop it. */
  on<Type extends keyof RoadmapMessages>(type: Type, listener: (message: RoadmapMessages[Type]) => void): () => void;
  on(type: '*', listener: (message: RoadmapMessages[keyof RoadmapMessages]) => void): () => void;
  /** Calls the listener after any change of status or features. */
  onChange(listener: (client: RoadmapClient) => void): () => void;
  /**
   * Votes, or takes the vote back. It shows at once, and is taken off again if the server refuses; then the promise is
   * rejected. While an earlier vote for the same feature is on its way, only the last wish is sent after it.
   */
  vote(id: string, wanted?: boolean): Promise<void>;
  /** For admins; others are refused with 403. */
  create(feature: { title: string; description?: string }): Promise<Feature>;
  /** For admins. Shows at once, as a vote does. */
  edit(id: string, changes: FeatureChanges): Promise<void>;
  /** For admins. */
  remove(id: string): Promise<void>;
  /** Takes the board anew from the server. */
  refresh(): Promise<void>;
  /** Ends a wait now; after `unauthorized`, tries once more. */
  retry(): void;
  /** Ends the connection for good. */
  close(): void;
}

export type FeatureStatus = 'TODO' | 'PLANNED' | 'IN_PROGRESS' | 'SHIPPED';

export interface Feature {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: FeatureStatus;
  readonly voteCount: number;
  readonly createdById: string;
  readonly createdBy: { readonly name: string };
  /** ISO 8601, as all times of the roadmap. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A feature as the person sees it. */
export interface Card extends Feature {
  readonly hasVoted: boolean;
}

export interface FeatureChanges {
  readonly title?: string;
  readonly description?: string;
  readonly status?: FeatureStatus;
}

/** What the server sends, by `type`. `version` is the number of the newest change in a message. */
export interface RoadmapMessages {
  /** `voterId` is absent where several people voted. The person's own votes are not told. */
  VOTE_UPDATE: {
    type: 'VOTE_UPDATE';
    featureId: string;
    voteCount: number;
    voterId?: string;
    action: 'add' | 'remove';
    timestamp: string;
    version: number;
  };
  FEATURE_UPDATE: {
    type: 'FEATURE_UPDATE';
    featureId: string;
    changes: FeatureChanges;
    timestamp: string;
    version: number;
  };
  /** Told to admins. Others see a new feature once something happens to it, or when they look again. */
  FEATURE_CREATED: { type: 'FEATURE_CREATED'; feature: Feature; timestamp: string; version: number };
  /** Told to admins. */
  FEATURE_DELETED: { type: 'FEATURE_DELETED'; featureId: string; timestamp: string; version: number };
  ERROR: { type: 'ERROR'; code: string; message: string; context?: unknown; timestamp: string };
}
