/**
 * Words that guessers try first, in passwords on their own, doubled, or with digits and signs around them. Letters
 * only, lower case, after look-alike digits and signs have been turned into letters.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passw pass word passcode passphrase secret login signin logon access admin administrator
   administration root superuser user username guest default changeme change letmein let me in open sesame opensesame
   welcome welcometo hello hallo goodbye monday tuesday wednesday thursday friday saturday sunday january february march
   april may june july august september october november december spring summer autumn winter qwerty qwertz azerty
   qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx wsxedc qweasd qweasdzxc abc abcd abcdef abcdefgh
   abcdefghijkl trustno trustnoone iloveyou iloveu ilove love loveyou lovely forever princess prince queen king dragon
   monkey shadow master superman batman spiderman pokemon starwars football footballer cricket rugby hockey baseball
   basketball soccer liverpool arsenal chelsea everton manchester united city rangers celtic wales england scotland
   ireland britain london cardiff swansea newport leeds york council borough county district
   government gov public service services office work team staff employee internet computer laptop network wifi system
   server test testing tester sample example demo temp temporary new old my the and your this that is was for with you
   cymru cymraeg cyfrinair croeso helo bore da diolch cariad heddlu ysgol gwaith tim cyngor caerdydd abertawe
   whatever nothing something anything everything sunshine rainbow flower butterfly cheese chocolate coffee biscuit
   banana orange apple cookie pepper ginger charlie daniel thomas george michael jordan jessica ashley michelle
   samantha matthew joshua andrew oliver harry jack emily sophie lucy bailey buster tigger max bella freedom liberty
   killer hunter ranger soldier eagle tiger lion panther mustang ferrari porsche mercedes corvette harley yamaha
   matrix google facebook twitter youtube linkedin amazon microsoft windows apple android samsung nintendo minecraft
   guildhall community communities forum social secure security safe private correct horse battery staple
   blessed jesus christ god heaven angel family mother father mummy daddy baby money dollar sterling pound birthday
   christmas easter holiday vacation weekend party happy smile lucky magic mystery wizard hogwarts gandalf frodo
   thunder lightning diamond silver golden gold platinum crystal purple yellow green blue red black white pink`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
