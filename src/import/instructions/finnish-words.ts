// The words of instructions to desks in Finnish, by the kinds of word-kinds.ts. Pure. Finnish has cases instead of words such as "of" and "in", so a noun is
// listed in each form that instructions have. A word that another language writes alike is of the kind that it has there.
import type { Kind } from './kind-patterns.ts';

export const FINNISH_WORDS: Readonly<Partial<Record<Kind, string>>> = {
  no: 'ei eika eivat ala_ ilman kielletty kiellettya',
  publish:
    'julkaise julkaiskaa julkaisko julkaista julkaistaan julkaistavaksi julkaistava julkaistako julki julkistetaan julkistettava painettavaksi levitettavaksi lahetettavaksi esitettavaksi julkaistavissa julkaisemista',
  published: 'julkaistu julkistettu',
  publication: 'julkaisu julkaisua julkaisun julkaisuun julkaiseminen julkistaminen julkistusta julkistusajankohta',
  use: 'kayta kayttakaa kayttaa kaytetaan kaytettava kaytettavaksi kaytto kayttoon kayttoa jakaa jaettavaksi laita laittakaa viekaa',
  outlet: 'verkkoon verkossa verkkosivuille ulos nettiin netissa sivuille lehteen lehdessa someen kaikkialta kaikilta sivuilta eteriin',
  be: 'ole olla olisi ovat voi voidaan tulee taytyy pitaisi',
  was: 'oli olivat',
  hold: 'pidata pidattakaa pysayta pysayttakaa seis',
  held: 'lukittu hyllytetty pidatetty pysaytetty',
  keep: 'odota odottakaa odottamassa odottamaan pida pitakaa pidetaan',
  who: 'mina han hanta heidan',
  ready: 'valmis valmiina lukee luettu luettava lue katsonut katsoo lukenut kuullut',
  advance: 'ennakkojuttu ennakkoon ennakko',
  allowed: 'vapaa vapaasti sallittu sallittua kaytettavissa',
  embargo: 'julkaisuvapaa julkaisukielto julkaisukiellossa julkaisukiellon julkaisurajoitus',
  until: 'ennen kunnes asti saakka ennenkuin aiemmin aikaisemmin',
  after: 'vasta jalkeen alkaen aikaisintaan lahtien jalkeiseen mikali',
  lacks: 'odottaa odotetaan odottavat puuttuu puuttuvat viela vaatii edellyttaa tarvitsee',
  approver:
    'toimitus toimituksen toimittaja toimittajan toimittajalta paatoimittaja paatoimittajan paatoimittajalta juristi juristin juristit juristilta lakimies lakimiehen lakimiehelta deski deskin deskille uutispaallikko uutispaallikon toimituspaallikon',
  approval:
    'hyvaksytty hyvaksyttava hyvaksyntaa hyvaksynta hyvaksynnan hyvaksyy hyvaksya hyvaksynyt lupa lupaa luvan vahvistettu vahvistettava vahvistaa vahvistusta vahvistanut vahvistus vahvistuksen tarkistettu tarkistaa tarkistettava tarkistanut tarkastettu kommenttia kommentti vastine vastinetta vastineen varmistettu varmistusta',
  copy: 'juttu juttua jutun juttuun jutussa paajuttu paajuttua paajutun teksti tekstia tekstin tama taman tata artikkeli artikkelia artikkelin uutinen uutista uutisen tiedote tiedotteen tiedotetta materiaali aineisto kuva kuvat versio versiota lukuja luvut',
  draft:
    'luonnos luonnoksen luonnosta keskenerainen kesken tyoversio raakaversio raakateksti vahvistamatta vahvistamaton tarkistamatta muistokirjoitus varastoon',
  internal: 'luottamuksellinen luottamuksellista sisainen sisaiseen tiedoksi taustatiedoksi taustaksi',
  only: 'vain ainoastaan ehdottomasti',
  occasion:
    'tiedotustilaisuus tiedotustilaisuutta tiedotustilaisuuden puhe puheen puhetta tuomio tuomion tuomiota julistamista alkua alkamista alkaessa paattymista paatyttya sulkeutumista aanestys aanestyksen aanestyspaikkojen omaiset omaisille poliisi poliisin perheelle kokouksen palkintojenjakoa kuolema toistaiseksi',
  kill: 'peruttu perutaan perukaa poista poistakaa poistetaan poistettava poistamaan vedetty hylatty hylataan mitatoity mitatoidaan',
  notice: 'huom huomio tarkeaa tarkea kiitos toimituksille toimituksia pyydetaan kiireellinen',
  over: 'heti paattynyt kumottu purettu poistunut',
  says: 'sanoo sanoi kertoo kertoi mukaan kirjoittaa totesi toteaa',
  filler: 'kuin joka jotka myos ja tai ettei etta klo kello',
};
