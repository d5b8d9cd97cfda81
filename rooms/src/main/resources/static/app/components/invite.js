import { html, nothing, repeat } from '../lit.js';

const clock = new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' });

/** The links that let others in, for the room's creator. `copied` is the id of the one that was copied just now. */
export const invitePanel = ({ invites, copied, full }, { copy, more, revoke }) => html`
  <section class="panel invites" aria-labelledby="invites-title">
    <h2 id="invites-title" class="panel-title">Invite</h2>
    <p class="fine">
      ${full
        ? 'All seats are taken. A link works again when one is free.'
        : 'Whoever has a link and is in this server can take a seat.'}
    </p>
    ${invites === null ? html`<div class="invite skeleton" aria-hidden="true"></div>` : nothing}
    ${repeat(
      invites ?? [],
      ({ id }) => id,
      (invite) => link(invite, copied === invite.id, copy, revoke),
    )}
    <button id="more-invites" class="button small" @click=${more}>New link</button>
  </section>
`;

const link = (invite, copied, copy, revoke) => html`
  <div class="invite">
    <input
      class="field"
      readonly
      aria-label="Invite link, good until ${clock.format(invite.expiresAt)}"
      .value=${invite.inviteUrl}
      @focus=${({ target }) => target.select()}
    />
    <div class="invite-line">
      <span class="fine">Good until ${clock.format(invite.expiresAt)}</span>
      <button id="revoke-${invite.id}" class="button small quiet" @click=${() => revoke(invite)}>Revoke</button>
      <button id="copy-${invite.id}" class="button small primary" @click=${() => copy(invite)}>
        ${copied ? 'Copied' : 'Copy link'}
      </button>
    </div>
  </div>
`;
