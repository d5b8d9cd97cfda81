const day = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** An event in words, for the log and for screen readers. `before` and `after`: the voice channels around it. */
export function describe({ name, payload }, before, after) {
  switch (name) {
    case 'voice.joined':
      return `${payload.username} joined ${channelName(after, payload.channelId)}`;
    case 'voice.left':
      return left(payload.userId, before);
    case 'stream.gap':
      return `Discord was out of reach from ${day.format(payload.from)} to ${day.format(payload.to)}. Who is where is right again; what happened in between is not known.`;
    case 'room.created':
      return `Room ${payload.name} opened`;
    case 'room.updated':
      return `The seats of ${payload.name} changed`;
    case 'room.expiring':
      return 'A room closes soon, because nobody is in it';
    case 'room.deleted':
      return 'A room closed';
    default:
      return '';
  }
}

function left(userId, { channels }) {
  const channel = channels.find(({ members }) => members.some((member) => member.userId === userId));
  const member = channel?.members.find((member) => member.userId === userId);
  return member ? `${member.username} left ${channel.name}` : 'Somebody left';
}

const channelName = ({ channels }, id) => channels.find((channel) => channel.id === id)?.name || 'a new channel';
