/** As long as the styles take to let somebody in and out. */
const ARRIVING = 1800;
const LEAVING = 360;
/** When more than this moves at once, nothing is animated: a crowd in motion is not calm. */
const CALM = 12;

/** Who just came and who just left, so that the page can show it for a moment. */
export function createMotion(changed) {
  const arrived = new Set();
  const leaving = new Map();

  const forAWhile = (collection, key, time) =>
    setTimeout(() => {
      collection.delete(key);
      changed();
    }, time);

  return {
    /** @param before the voice channels as they were */
    follow({ name, payload, replayed }, before) {
      if (replayed || !name.startsWith('voice.') || document.visibilityState === 'hidden') return;
      const channel = before.channels.find(({ members }) => members.some(({ userId }) => userId === payload.userId));
      if (channel && channel.id !== payload.channelId && leaving.size < CALM) leave(channel, payload.userId);
      if (name === 'voice.joined' && channel?.id !== payload.channelId && arrived.size < CALM) arrive(payload.userId);
    },

    /** The channel's members and, still in their places, those who are on their way out. */
    people({ id, members }) {
      const people = members.map((member) => (arrived.has(member.userId) ? { ...member, arrived: true } : member));
      for (const { channelId, index, member } of leaving.values()) {
        if (channelId === id) people.splice(index, 0, { ...member, leaving: true });
      }
      return people;
    },
  };

  function arrive(userId) {
    arrived.add(userId);
    forAWhile(arrived, userId, ARRIVING);
  }

  function leave(channel, userId) {
    const index = channel.members.findIndex((member) => member.userId === userId);
    const key = `${channel.id} ${userId}`;
    leaving.set(key, { channelId: channel.id, index, member: channel.members[index] });
    forAWhile(leaving, key, LEAVING);
  }
}
