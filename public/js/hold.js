// Says once, two minutes before the end of the hold, that it ends; nothing ticks.
const NOTICE = 2 * 60 * 1000
const hold = document.querySelector('[data-hold]')

if (hold) {
  const left = Date.parse(hold.dataset.hold) - Date.now()
  const status = hold.querySelector('[data-hold-status]')
  const say = () => {
    status.textContent = status.dataset.holdStatus
  }
  // a timer longer than 24 days would fire at once
  if (left > NOTICE && left < 2 ** 31) setTimeout(say, left - NOTICE)
}
