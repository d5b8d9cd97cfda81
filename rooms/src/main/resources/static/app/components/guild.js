import { html, nothing } from '../lit.js';

/** The guild in the address, else the one of last time, else the first. */
export function chosenGuild(guilds) {
  const wanted = new URLSearchParams(location.search).get('guild') ?? localStorage.getItem('guild');
  const guild = guilds.find(({ id }) => id === wanted) ?? guilds[0];
  if (guild) localStorage.setItem('guild', guild.id);
  return guild;
}

/** The person's guilds to choose from, where there is a choice. */
export const guildChooser = (guild, guilds) =>
  guilds.length > 1
    ? html`<nav class="chooser" aria-label="Servers">${guilds.map((other) => link(other, guild))}</nav>`
    : nothing;

const link = ({ id, name }, guild) =>
  html`<a href="${location.pathname}?guild=${id}" aria-current=${id === guild.id ? 'page' : nothing}>${name}</a>`;

export const noGuild = html`
  <div class="alone stack">
    <h1>No server here yet</h1>
    <p class="muted">
      You are in no server that Guildwire serves. Ask an admin of yours to add the bot, then log in again.
    </p>
  </div>
`;
