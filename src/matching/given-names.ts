/**
 * Given names that stand for one another: short and pet forms, and the same name in other languages. A line is one name;
 * a name may stand in several lines.
 */
const lines = [
  'alexander alexandr aleksandr aleksander alexandre alessandro alejandro oleksandr aliaksandr alex sasha sascha sanya sandro iskander iskandar',
  'alexei alexey aleksei aleksey alexis oleksiy aliaksei alyosha lyosha',
  'andrew andrei andrey andreas andre andrea andres andrzej andriy andrii andy drew ondrej',
  'anthony antonio anton antoine antonin antoni tony toni',
  'benjamin ben benny benji binyamin',
  'catherine katherine katharine kathryn ekaterina yekaterina katarina caterina catalina kateryna kate kathy cathy katie katya kitty',
  'charles carlos carlo karl carl karel charlie chuck karol',
  'christopher christophe cristobal christoph kristofer chris kit',
  'constantine konstantin konstantinos kostya kostas',
  'daniel daniil danil danylo dan danny danielle',
  'david davit dawid dave davy dawood daoud dawud dawoud',
  'dmitry dmitri dmitriy dmytro dimitri dimitrios dima mitya',
  'donald don donny',
  'edward eduard eduardo edouard ed eddie ned ted teddy',
  'elizabeth elisabeth elisabetta isabel yelizaveta elizaveta liz lizzy beth betty eliza lisa liza',
  'eugene evgeny yevgeny evgeni yevgeniy evgenii eugenio yevhen jevgenij zhenya gene',
  'francis francisco francesco francois franz frantisek frank pancho paco',
  'frederick frederic frederik fredrick friedrich federico fred freddie freddy fritz',
  'gabriel gavriil gavril jibril gabe gabriele',
  'george georg georges giorgio jorge giorgi georgy georgiy georgi yuri yuriy yury juri yurii jiri jerzy',
  'gregory grigory grigori grigoriy gregorio gregor hryhoriy greg grisha',
  'henry heinrich henri enrique enrico henrik hank harry',
  'ibrahim ebrahim ibraheem abraham avraham brahim abe',
  'igor ihor',
  'ilya illya elijah elias ilias eliyahu',
  'isaac ishaq ishak yitzhak izhak ike',
  'ismail esmail ismael ishmael',
  'jacob yakov iakov jakob jacques yaakov yaqub yaqoub jake',
  'james jaime jim jimmy jamie diego giacomo iago',
  'john juan jean johann johannes giovanni ivan ioan joao jan johan ioannis yohanan jack johnny jon hans sean ian evan vanya',
  'joseph jose giuseppe josef jozef iosif osip yosef yusuf yousef youssef yusif joe joey pepe josep',
  'lawrence laurence laurent lorenzo lars larry',
  'louis luis luigi ludwig lewis lou luiz',
  'luke luca lucas lukas lukasz',
  'margaret margarita marguerite margarete peggy maggie meg greta rita',
  'mark marc marco marcos markus marek',
  'mary maria marie mariya maryam mariam miriam molly masha',
  'matthew matteo mateo matthias mathieu matvei matvey matt matty',
  'michael mikhail miguel michel michele mykhailo mihail mihai mikael michal mike mick misha',
  'mohammed muhammad mohammad mohamed mohamad muhamad mohamud mahomed magomed magomet maxamed mehmet mohd md',
  'moses moshe musa moussa mousa moise',
  'natalia natalya nataliya natalie natasha',
  'nicholas nicolas nikolai nikolay nicola nikolaus mykola mikalai nick nicky klaus kolya',
  'noah nuh nooh',
  'olga olha',
  'patrick patricio patrice pat paddy',
  'paul pablo paolo pavel pavlo paulo pawel pasha pol boulos',
  'peter pedro pietro pierre petr pyotr petro piotr petar pete butros boutros petya',
  'philip philippe felipe filippo filip phil pip',
  'richard ricardo riccardo rick dick rich ricky',
  'robert roberto rob bob bobby bert robbie',
  'samuel sam sammy shmuel samuil',
  'sergey sergei serge sergio serhiy siarhei sergejs sergej seryozha',
  'solomon sulaiman suleiman suleyman sulayman salomon shlomo',
  'stephen steven stefan stefano esteban etienne stepan stjepan steve stevie istvan',
  'svetlana svitlana sviatlana',
  'tatiana tatyana tetiana tanya',
  'theodore theodor teodor fyodor fedor teodoro ted teddy theo',
  'thomas tomas tommaso foma tom tommy',
  'timothy timofei timofey tim timmy',
  'vasily vasili vasiliy vasyl basil vasya',
  'victor viktor vittorio viktar',
  'vincent vicente vincenzo vince',
  'vladimir volodymyr wladimir uladzimir vladimer wolodymyr vova volodya vlad',
  'vyacheslav viacheslav slava',
  'walter wolter gauthier walt wally',
  'william wilhelm guillermo guillaume guglielmo willem bill billy will willy liam',
  'yevgenia evgenia eugenia',
  'zachary zakaria zakariya zacharias zechariah zack',
  'osama usama ussama',
  'omar umar omer',
  'othman uthman osman usman ousmane',
  'hussein husain hussain husayn hossein hocine huseyin',
  'hassan hasan hasen',
  'ayman aiman',
  'khaled khalid haled',
  'jamal gamal djamel cemal',
];

const sets = new Map<string, number[]>();
for (const [line, text] of lines.entries()) {
  for (const name of text.split(' ')) {
    const found = sets.get(name);
    if (found === undefined) sets.set(name, [line]);
    else if (!found.includes(line)) found.push(line);
  }
}

const none: readonly number[] = [];

/** Of which given names a word is a form, by number; none if it is of none. @param word folded */
export function givenNamesOf(word: string): readonly number[] {
  return sets.get(word) ?? none;
}

/** Whether two words are forms of one given name. */
export function shareGivenName(left: readonly number[], right: readonly number[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  for (const each of left) if (right.includes(each)) return true;
  return false;
}
