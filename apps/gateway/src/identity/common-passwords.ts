/** Passwords and their cores that head every published list, without blanks and in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort passw0rd p@ssword p@ssw0rd motdepasse contraseña qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbnm 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc zaq12wsx qazwsxedc q1w2e3r4t5 123qweasdzxc abc123 abcd1234 abcdef iloveyou welcome letmein changeme administrator
  admin root toor default secret sunshine princess football baseball basketball superman batman pokemon starwars dragon monkey master michael jordan
  shadow trustno1 whatever computer internet samsung google facebook linkedin minecraft liverpool chelsea arsenal barcelona realmadrid charlie
  michelle jennifer jessica elizabeth ashley nicole daniel andrew joshua anthony matthew thomas summer winter autumn spring january february
  hello helloworld freedom forever lovely flower butterfly chocolate cookie cheese banana mustang harley corvette ferrari mercedes hunter ranger
  blink182 killer soccer hockey tigger buster pepper ginger maggie bailey snoopy mickey donald passwordpassword adminadmin testtest test testing
  temp temporary login user guest demo example constellation workspace developer correcthorsebatterystaple 112233445566 121212121212 147258369
  1472583690 159753456 123321123321 1234512345 11223344556677 987654321 9876543210 0987654321 12345678910 1234567891011`
    .split(/\s+/)
    .filter((entry) => entry !== ''),
);
