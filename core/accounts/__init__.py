"""How people sign in: e-mail or mobile, with a password or a code."""
