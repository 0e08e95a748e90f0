"""Names of months, of weekdays and the words around dates, in the languages of the world's news sites."""

from collections.abc import Mapping
from types import MappingProxyType

NAMES = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feb mär apr mai jun jul aug sep okt nov dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil aout sept oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago set oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
        " marraskuuta joulukuuta"
    ),
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "január február március április május június július augusztus szeptember október november december",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    (
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου"
        " δεκεμβρίου"
    ),
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
)
"""The twelve months in order, a row a language or its abbreviations."""

MONTHS: Mapping[str, int] = MappingProxyType(
    {name.casefold(): number for row in NAMES for number, name in enumerate(row.split(), 1)}
    | {"sep": 9, "feb": 2, "märz": 3, "fév": 2, "aoû": 8, "temm": 7}
)
"""Number of the month with this name (case-folded, without a full stop)."""

PUBLISHED = frozenset(
    "published posted created released issued filed publication pub publiziert veröffentlicht erstellt erschienen"
    " publié publiée parution créé publicado publicada publicación publicação creado pubblicato pubblicata"
    " pubblicazione gepubliceerd geplaatst publicerad publicerat publisert udgivet offentliggjort julkaistu"
    " opublikowano dodano publikacja publikováno vydáno publicat megjelent yayınlanma yayınlandı giriş oluşturulma"
    " diterbitkan dipublikasikan birt paskelbta опубликовано опубліковано публикация đăng 公開 公開日 掲載 発表"
    " 配信 入力 입력 등록 발행 发布 發布 發表 发表 نشر फर्स्ट".split()
)
"""Words that say of a date: then it was published."""

UPDATED = frozenset(
    "updated update modified edited revised reviewed aktualisiert aktualisierung stand geändert bearbeitet"
    " actualisé actualisée modifié modifiée jour actualizado actualizada actualización modificado aggiornato"
    " aggiornata aggiornamento modifica bijgewerkt gewijzigd atualizado atualizada atualização uppdaterad"
    " uppdaterat oppdatert opdateret päivitetty aktualizováno zaktualizowano aktualizacja actualizat frissítve"
    " güncelleme güncellendi diperbarui uppfært atnaujinta обновлено оновлено обновление 更新 更新日 最終更新 수정"
    " 업데이트 تحديث अपडेट".split()
)
"""Words that say of a date: then it was changed."""

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi"
    " mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim lunes martes miércoles jueves viernes sábado"
    " domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag"
    " mandag tirsdag lørdag søndag poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa"
    " čtvrtek pátek neděle pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat"
    " sabtu minggu thứ hai ba tư năm sáu bảy chủ nhật понедельник вторник среда четверг пятница суббота"
    " воскресенье".split()
)
"""Days of the week."""

SMALL = frozenset(
    "at on of the by and first last original originally am pm a m p et est edt pt pst pdt ct cst cdt mt mst mdt"
    " utc gmt bst cet cest msk ist jst kst hkt sgt myt wib pkt aest aedt nzdt nzst sast wat eat uhr um kl klo ore"
    " alle à às las le la il el em den der date time h hrs hours min mins minute minutes minuten minuto minuti"
    " minutos minuter minutter read reading lesezeit lesedauer lecture lectura lettura de do da del pada jam saat"
    " tarihi son ngày tháng mis zuletzt letzte letztes dernière mise ultima última ultimo último aktuell datum"
    " data fecha erst seite page view comments comment 0 local new года г в d y d. r 時 分 日 年 月 년 월 일 오전"
    " 오후 기사 上午 下午 午前 午後".split()
)
"""Words beside a date that tell nothing more."""
