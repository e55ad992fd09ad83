// The page of the service itself: asks for a login mail, and turns the link in it into a session.
const loginLink = '#email-login:';

const element = (id) => document.getElementById(id);

function show(id) {
  for (const section of document.querySelectorAll('section'))
    section.hidden = section.id !== id;
  element('message').textContent = '';
}

async function send(path, parameters) {
  const response = await fetch(`${path}?${new URLSearchParams(parameters)}`, { method: 'POST' });
  if (response.ok)
    return response;
  const reason = await response.json().then((body) => body.error.message, () => response.statusText);
  throw Object.assign(new Error(reason + whenToRetry(response)), { status: response.status });
}

// An answer that asks for patience says for how many seconds (RFC 9110 §10.2.3).
function whenToRetry(response) {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 ? `: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.` : '';
}

async function enter(link) {
  try {
    return await send('auth/email/exchange', { user: link.get('user'), token: link.get('token') });
  } catch (error) {
    throw error.status === 404 ? new Error('This link has been used already, or is too old. Ask for another one.') : error;
  }
}

function tell(error) {
  element('message').textContent = error.message;
}

element('ask-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await send('auth/email', { email: element('email').value });
    element('message').textContent = 'The mail is on its way.';
  } catch (error) {
    tell(error);
  }
});

// A press is asked for, because mail scanners open links too, and a login token works once.
function offerLogin(fragment) {
  const link = new URLSearchParams(fragment);
  element('enter-button').textContent = `Sign in as ${link.get('user')}`;
  element('enter-button').onclick = async () => {
    try {
      const response = await enter(link);
      history.replaceState(null, '', location.pathname);
      const token = response.headers.get('Authorization').split(' ')[1];
      show('signed-in');
      element('token').textContent = token;
      element('curl').textContent = `curl -H 'Authorization: Bearer ${token}' ${new URL('me', location.href)}`;
    } catch (error) {
      show('ask');
      tell(error);
    }
  };
  show('enter');
}

function readLink() {
  if (location.hash.startsWith(loginLink))
    offerLogin(location.hash.slice(loginLink.length));
}

window.addEventListener('hashchange', readLink);
readLink();
