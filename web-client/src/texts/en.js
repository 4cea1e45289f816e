/** Every text that a person reads in the browser, in English. A value in braces is put in by `text`. */
export const en = /** @type {const} */ ({
  'product': 'Latchkey',
  'try-again': 'Try again',
  'sign-out': 'Sign out',

  'browser-too-old':
    'This browser cannot keep a session private end to end: {missing} is missing. Use Chrome or Edge 137, Firefox 130, Safari 17, or anything newer.',

  'sign-in.title': 'Sign in',
  'sign-in.about': 'to reach your computers from this browser',
  'sign-in.e-mail': 'E-mail',
  'sign-in.password': 'Password',
  'sign-in.button': 'Sign in',
  'sign-in.busy': 'Signing in…',
  'sign-in.expired': 'Your sign-in ended. Sign in again to go on.',

  'computers.title': 'Computers',
  'computers.add': 'Add a computer',
  'computers.none': 'No computer yet. Add one: it takes one command on that computer.',
  'computers.loading': 'Asking the gateway…',
  'computers.online': 'online',
  'computers.offline': 'offline',
  'computers.connect': 'Connect',
  'computers.last-seen': 'last seen {when}',
  'computers.never-seen': 'never seen',
  'computers.stale': 'The gateway does not answer, so this list may be out of date. Trying again…',
  'computers.forget-key': 'Forget its key',

  'add.title': 'Add a computer',
  'add.about': 'Run this on the computer that you want to reach, as root. The code works once and until {until}.',
  'add.pin':
    'If the gateway has a certificate of its own making, add --pin and the pin that the gateway printed when it started.',
  'add.done': 'Back to the computers',

  'session.asking': 'Asking the gateway for a session…',
  'session.joining': 'Waiting for {name} to answer…',
  'session.securing': 'Checking the computer’s key and sealing the connection…',
  'session.starting': 'Starting your screen…',
  'session.cancel': 'Cancel',
  'session.back': 'Back to the computers',
  'session.again': 'Connect again',
  'session.ended': 'The session with {name} has ended',
  'session.ended-by-you': 'You signed off.',

  'key.title': 'Check this computer’s key',
  'key.first':
    'This browser connects to {name} for the first time. Compare these six groups with what the computer itself shows.',
  'key.how': 'On that computer, run',
  'key.why':
    'Only if they are the same can you be sure that nobody stands in between, the gateway included. This browser will remember the key.',
  'key.matches': 'It matches',
  'key.cancel': 'Cancel',
  'key.fingerprint': 'Fingerprint',
  'key.changed.title': 'This is not the key that {name} had before',
  'key.changed':
    'Either the agent on {name} was installed anew, or somebody is pretending to be it. Latchkey has not connected.',
  'key.changed.remembered': 'Remembered by this browser',
  'key.changed.shown': 'Shown now',
  'key.changed.what':
    'Ask the person who looks after {name}. If it was installed anew, choose “Forget its key” beside it in the list of computers, then connect and compare the new fingerprint.',

  'prompt.title': 'Sign in to {name}',
  'prompt.about':
    'With your account on that computer. What you type here goes to {name} alone; the gateway cannot read it.',
  'prompt.continue': 'Continue',
  'prompt.checking': 'The computer is checking…',
  'prompt.failed': 'The computer did not accept this sign-in.',
  'prompt.tries-left': 'Tries left: {tries}.',

  'toolbar.label': 'Session',
  'toolbar.as': 'as {osUser}',
  'toolbar.full-screen': 'Full screen',
  'toolbar.scale': 'Scale',
  'toolbar.view-only': 'View only',
  'toolbar.ctrl-alt-del': 'Ctrl+Alt+Del',
  'toolbar.disconnect': 'Disconnect',
  'screen.label': 'Screen of {name}',
  'screen.stale': 'Not live since {time}. Nothing you type is sent.',
  'screen.resuming': 'The connection is lost. Looking for another way to the computer…',
});
