/** Tells the local Slack what the person does; its answer comes when the app has acknowledged. Throws with a sentence when it was refused. */
async function order(name, body) {
  const response = await fetch(`/_local/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error('The local Slack does not answer. Is the sandbox still running?');
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** What one person can do. */
export const ordersOf = (person) => ({
  types: (channel, text, thread) => order('types', { person, channel, text, ...(thread && { thread }) }),
  presses: (spot, what) => order('presses', { person, spot, what }),
  submits: (view, values) => order('submits', { person, view, values }),
  closes: (view) => order('closes', { person, view }),
});
