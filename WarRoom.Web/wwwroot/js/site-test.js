// Asks what was heard of this run of the self-test page, and says it.
const ask = async () => {
  const heard = await fetch(`${location.pathname}.json`).then(answer => answer.json()).catch(() => []);
  for (const what of heard) {
    const line = document.querySelector(`[data-event="${what}"] b`);
    if (line && line.textContent !== "heard") line.textContent = "heard";
  }
  if (heard.length < 3) setTimeout(ask, 500);
};
ask();
