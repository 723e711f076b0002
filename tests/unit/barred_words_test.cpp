#include "rodevlag/barred_words.h"

#include <doctest/doctest.h>

using namespace rodevlag;

namespace {

const BarredWords barred({"OM", "ZSM", "Veilig Thuis", "Raad voor de Kinderbescherming", "RvdK",
                          "Slachtofferhulp Nederland", "SASH", "GGZ", "DNA", "3RO"});

/// The barred words of a text.
std::string in(std::string_view text) {
    std::string all;
    for (const BarredWord& found : barred.find(text)) {
        CHECK(text.substr(found.offset, found.word.size()) == found.word);
        CHECK_FALSE(found.reason.empty());
        all += (all.empty() ? "" : " ") + found.word;
    }
    return all;
}

}  // namespace

TEST_CASE("names of people and places are barred") {
    CHECK(in("de verdachte belde Fatima op.") == "Fatima");
    CHECK(in("hij woont in Den Helder.") == "Den Helder");
    CHECK(in("zij heet Ürsula en kent Élise.") == "Ürsula Élise");
    CHECK(in("hij zag dhr. Jansen.") == "Jansen");
    CHECK(in("zij noemde hem 'Kees' tegen anderen.") == "Kees");
    CHECK(in("hij loopt over de Kerkstraat, naar de AH.") == "Kerkstraat AH");
    CHECK(in("de McDonalds was dicht, zei iPhone.") == "McDonalds iPhone");
    CHECK(in("{bron} zag {hem} met Anouk.") == "Anouk");
    CHECK(in("hij is veilig Thuis.") == "Thuis");
}

TEST_CASE("organisations and abbreviations that are known may have capitals") {
    CHECK(in("het OM belt Veilig Thuis en de RvdK.") == "");
    CHECK(in("de Raad voor de Kinderbescherming overlegt op ZSM.") == "");
    CHECK(in("zij spreekt Slachtofferhulp Nederland.") == "");
    CHECK(in("de GGZ-arts vroeg om DNA; de 3RO-medewerker las het SASH-formulier.") == "");
    CHECK(in("Hij belt. Zij hangt op. 's Avonds belt hij weer.") == "");
    CHECK(in("Zij zei: \"Laat me met rust.\" Hij bleef staan.") == "");
}

TEST_CASE("nationality, origin and religion are barred, in any case") {
    CHECK(in("de marokkaanse buurman keek.") == "marokkaanse");
    CHECK(in("Turkse muziek stond hard.") == "Turkse");
    CHECK(in("hij spreekt nederlands.") == "nederlands");
    CHECK(in("zij komt uit polen en is pools.") == "polen pools");
    CHECK(in("haar afkomst en nationaliteit zijn bekend.") == "afkomst nationaliteit");
    CHECK(in("een vluchteling met een verblijfsvergunning.") == "vluchteling verblijfsvergunning");
    CHECK(in("hij is moslim en gaat naar de moskee.") == "moslim moskee");
    CHECK(in("zij zit vaak in de kerk en is gelovig.") == "kerk gelovig");
    CHECK(in("dat mag niet van hun geloof.") == "geloof");
    CHECK(in("het zit in hun cultuur.") == "cultuur");
    CHECK(in("er was een tolk bij.") == "tolk");
}

TEST_CASE("neighbourhoods are barred, and people and functions with such a name are not") {
    CHECK(in("in de buurt is veel onrust.") == "buurt");
    CHECK(in("zij woont in een achterstandswijk.") == "achterstandswijk");
    CHECK(in("de hele wijk praat erover.") == "wijk");
    CHECK(in("de buurvrouw en de buurman hoorden het.") == "");
    CHECK(in("de wijkagent belde het wijkteam en de wijkverpleegkundige.") == "");
}

TEST_CASE("ages, dates and long numbers are barred, and lengths of time are not") {
    CHECK(in("hij is 34 jaar.") == "34");
    CHECK(in("een 34-jarige man.") == "34");
    CHECK(in("een dertigjarige vrouw.") == "dertigjarige");
    CHECK(in("zij is dertig jaar oud.") == "dertig");
    CHECK(in("het was op 3 mei.") == "3");
    CHECK(in("sinds 2019 belt hij.") == "2019");
    CHECK(in("de verdachte is minderjarig en het slachtoffer meerderjarig.") == "");
    CHECK(in("drie jaar geleden begon het, 5 keer per week.") == "");
    CHECK(in("er is een langjarige ruzie over 20 euro.") == "");
}

TEST_CASE("everyday words that look like barred ones pass") {
    CHECK(in("zij gelooft hem niet en hij geloofde haar.") == "");
    CHECK(in("hij wijkt niet van haar zijde en wil uitwijken.") == "");
    CHECK(in("het servies en de service waren goed.") == "");
    CHECK(in("indien nodig volgt een indicatie, direct.") == "");
    CHECK(in("een bericht dat afkomstig is van de politie.") == "");
    CHECK(in("de praktijk is om de hoek; hij zwaaide als een kwade buur.") == "");
    CHECK(in("") == "");
}
