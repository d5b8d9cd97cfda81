/**
 * Guildwire's browser client: the events of one guild, in order, each once, for as long as the page lives.
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
  constructor(status: number, details?: { retryAfter?: number; loginUrl?: string });
  readonly status: number;
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
