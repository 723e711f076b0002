// The readers of the frame and the tellings.
#include "rodevlag/story_book.h"

#include <array>
#include <doctest/doctest.h>

#include "bicycle.h"
#include "story_sample.h"

using namespace rodevlag;

namespace {

std::string problems_of(const Catalog& catalog, const std::vector<StoryText>& texts) {
    try {
        read_story_book(catalog, texts);
        return "";
    } catch (const InstrumentError& error) {
        std::string all;
        for (const Problem& problem : error.problems()) {
            all += problem.to_string() + "\n";
        }
        return all;
    }
}

std::string problems_with(std::size_t place, const std::string& from, const std::string& to) {
    const Catalog catalog = bicycle::catalog();
    return problems_of(catalog, story_sample::texts_with(catalog, place, from, to));
}

/// `from` in the tellings of the bicycle replaced.
std::string problems_in_tellings(const std::string& from, const std::string& to) {
    return problems_with(1, from, to);
}

const std::string first_telling =
    "\"{slachtoffer} zag dat voorrem duidelijk ja is, en dat {verdachte} dat ook weet.\"";

}  // namespace

TEST_CASE("a frame and tellings are read") {
    const Catalog catalog = bicycle::catalog();
    const StoryBook book = read_story_book(catalog, story_sample::texts(catalog));
    CHECK(book.frame.casts.size() == 2);
    CHECK(book.frame.casts[1].victim_possessive == "zijn");
    CHECK(book.frame.sources.size() == 3);
    CHECK(book.frame.sources[0].denials.size() == 6);
    CHECK(book.frame.scenery.size() == 40);
    const std::size_t brake = catalog.find_item("fiets.achterrem").value();
    CHECK(book.items[brake].time == StoryTime::incident);
    CHECK(book.items[brake].short_name == "iets met achterrem");
    CHECK(book.tells(brake, 0));
    CHECK_FALSE(book.tells(brake, 2));
    CHECK_FALSE(book.is_judgement(brake));
    const Telling& by_all = book.items[brake].tellings[0][0];
    CHECK(by_all.sources == std::vector<std::size_t>{0, 1, 2});
    CHECK(by_all.casts == std::vector<std::size_t>{0, 1});
    CHECK(book.items[brake].tellings[0][1].sources == std::vector<std::size_t>{1});
    // What follows from another answer has no telling of its own, and a date is not told.
    const std::size_t light = catalog.find_item("fiets.licht").value();
    CHECK_FALSE(book.tells(light, *catalog.item(light).domain.find("nvt")));
    CHECK_FALSE(book.knows(catalog.find_item("fiets.keuring").value()));
    CHECK(book.barred.find("zij belt de ANWB van Fiets en Zo.").empty());
}

TEST_CASE("a later text replaces an earlier one") {
    const Catalog catalog = bicycle::catalog();
    std::vector<StoryText> texts = story_sample::texts(catalog);
    texts.insert(texts.begin(), {"oud.yaml", "verhaal: fiets\nvragen: {}\n"});
    CHECK(problems_of(catalog, texts) == "");
    std::swap(texts.front(), texts.back());
    CHECK(
        problems_of(catalog, texts).find("oud.yaml:2:9: vraag 'voorrem' heeft geen vertellingen") !=
        std::string::npos);
}

TEST_CASE("an instrument without tellings tells nothing") {
    const Catalog catalog = bicycle::catalog();
    std::vector<StoryText> texts = story_sample::texts(catalog);
    texts.pop_back();
    const StoryBook book = read_story_book(catalog, texts);
    CHECK_FALSE(book.knows(catalog.find_item("weg.donker").value()));
}

TEST_CASE("without a frame nothing is read") {
    const Catalog catalog = bicycle::catalog();
    std::vector<StoryText> texts = story_sample::texts(catalog);
    texts.erase(texts.begin());
    CHECK(problems_of(catalog, texts) == "er is geen kader (verhaal: algemeen) bij de verhalen\n");
    texts = story_sample::texts(catalog);
    texts[0].text = "verhaal: [\n";
    CHECK(problems_of(catalog, texts).starts_with("kader.yaml:"));
    texts[0].text = "verhaal: fiest\n";
    CHECK(problems_of(catalog, texts) == "er is geen kader (verhaal: algemeen) bij de verhalen\n");
    texts = story_sample::texts(catalog);
    texts.push_back({"x.yaml", "verhaal: fiest\nvragen: {}\n"});
    CHECK(problems_of(catalog, texts) ==
          "x.yaml:1:10: onbekend instrument 'fiest' (bedoelt u 'fiets'?)\n");
    texts.back().text = "- a\n";
    CHECK(problems_of(catalog, texts) ==
          "x.yaml:1:1: een verhaal mist de verplichte sleutel "
          "'verhaal'\n");
}

TEST_CASE("what a telling may not have is told with its place") {
    CHECK(
        problems_in_tellings(first_telling, "\"{slachtofer} zag Kees in de buurt van 12 jaar.\"") ==
        "fiets/verhaal.yaml:8:9: hier kan {slachtofer} niet staan (bedoelt u 'slachtoffer'?)\n"
        "fiets/verhaal.yaml:8:9: 'Kees' kan niet in een verhaal: een hoofdletter midden in een zin "
        "hoort bij een naam; is het een afkorting of organisatie, zet haar dan bij 'afkortingen' "
        "in het kader\n"
        "fiets/verhaal.yaml:8:9: 'buurt' kan niet in een verhaal: het zegt iets over de woonbuurt\n"
        "fiets/verhaal.yaml:8:9: '12' kan niet in een verhaal: het zegt iets over een leeftijd\n");
    CHECK(problems_in_tellings(first_telling, "zij zag {hem} staan") ==
          "fiets/verhaal.yaml:8:9: een zin eindigt met een punt\n");
    CHECK(problems_in_tellings(first_telling, "\"zij {zag  hem.\"") ==
          "fiets/verhaal.yaml:8:9: zet tussen woorden één spatie, en de tekst op één regel\n"
          "fiets/verhaal.yaml:8:9: hier staat een accolade zonder de andere; schrijf "
          "{slachtoffer}\n");
    CHECK(problems_in_tellings(first_telling, "zij zag hem. Hij zag haar. Dat was alles.") ==
          "fiets/verhaal.yaml:8:9: hier staan 3 zinnen; hoogstens 2\n");
    CHECK(problems_in_tellings(
              first_telling,
              "\"{slachtoffer} zag dat voorrem duidelijk nee is, en dat {verdachte} "
              "dat ook weet.\"") == "fiets/verhaal.yaml:11:9: deze tekst staat ook op regel 8\n");
    CHECK(
        problems_in_tellings(first_telling, "{bron: buurman, tekst: zij zag hem., rollen: [x]}") ==
        "fiets/verhaal.yaml:8:16: het kader heeft geen bron 'buurman'\n"
        "fiets/verhaal.yaml:8:55: het kader heeft geen rol 'x'\n");
    CHECK(
        problems_in_tellings("    kort: iets met voorrem", "    kort: iets met Voorrem.") ==
        "fiets/verhaal.yaml:6:11: 'Voorrem' kan niet in een verhaal: een hoofdletter midden in een "
        "zin hoort bij een naam; is het een afkorting of organisatie, zet haar dan bij "
        "'afkortingen' in het kader\n"
        "fiets/verhaal.yaml:6:11: sleutel 'kort' is een deel van een zin: zonder punt of komma "
        "erachter\n");
}

TEST_CASE("every question and every value has tellings") {
    CHECK(problems_in_tellings("  achterrem:", "  achterem:") ==
          "fiets/verhaal.yaml:3:3: vraag 'achterrem' heeft geen vertellingen\n"
          "fiets/verhaal.yaml:13:3: onbekende vraag 'achterem' (bedoelt u 'achterrem'?)\n");
    CHECK(problems_in_tellings("    nee:", "    neen:") ==
          "fiets/verhaal.yaml:4:5: vraag 'voorrem': het antwoord 'nee' heeft geen vertellingen\n"
          "fiets/verhaal.yaml:10:5: onbekende sleutel 'neen' (bedoelt u 'nee'?)\n");
    CHECK(problems_in_tellings("      - " + first_telling + "\n", "") ==
          "fiets/verhaal.yaml:8:7: bij 'ja' hoort een lijst van minstens 2 vertellingen\n");
    CHECK(problems_in_tellings("wanneer: eerder", "wanneer: vroeger") ==
          "fiets/verhaal.yaml:4:14: 'vroeger' is geen moment; wel: eerder, voorval, nu, zaak\n");
    CHECK(problems_in_tellings("    wanneer: eerder\n", "") ==
          "fiets/verhaal.yaml:4:5: vraag 'voorrem' mist de verplichte sleutel 'wanneer'\n");
    CHECK(problems_in_tellings("  voorrem:", "  keuring: {eigen_oordeel: x}\n  voorrem:") ==
          "fiets/verhaal.yaml:3:3: vraag 'keuring' is een datum; die wordt niet verteld\n");
    CHECK(problems_in_tellings("    kort: iets met licht",
                               "    kort: iets met licht\n    nvt: [a., b.]")
              .ends_with("nvt volgt uit een ander antwoord (nvt_als); vertel dat antwoord\n"));
}

TEST_CASE("an own judgement has a reason and nothing else") {
    const Catalog catalog = bicycle::catalog();
    std::vector<StoryText> texts = story_sample::texts(catalog);
    std::string& text = texts[1].text;
    const std::size_t begin = text.find("  voorrem:");
    text.replace(begin, text.find("  achterrem:") - begin,
                 "  voorrem: {eigen_oordeel: wie kijkt beslist}\n");
    const std::size_t brake = catalog.find_item("fiets.voorrem").value();
    const StoryBook book = read_story_book(catalog, texts);
    CHECK(book.is_judgement(brake));
    CHECK(book.knows(brake));
    CHECK_FALSE(book.tells(brake, 0));
    CHECK(problems_in_tellings("    wanneer: eerder\n",
                               "    wanneer: eerder\n    eigen_oordeel: x\n") ==
          "fiets/verhaal.yaml:4:5: naast 'eigen_oordeel' staat niets: een verhaal zegt er niets "
          "over\n");
}

TEST_CASE("combinations that no story has are linked to the questions of all instruments") {
    const Catalog catalog = bicycle::catalog();
    std::vector<StoryText> texts = story_sample::texts(catalog);
    const std::string sound = texts[1].text;
    texts[1].text = sound +
                    "onmogelijk_samen:\n"
                    "  - als: {alle: [{niet: voorrem}, {weg.donker: nee}]}\n"
                    "    reden: Zo rijdt niemand.\n";
    const StoryBook book = read_story_book(catalog, texts);
    CHECK(find_impossible(book, bicycle::answers_of(catalog, {{"fiets.voorrem", "nee"}})) ==
          nullptr);
    const ImpossibleStory* found = find_impossible(
        book, bicycle::answers_of(catalog, {{"fiets.voorrem", "nee"}, {"weg.donker", "nee"}}));
    REQUIRE(found != nullptr);
    CHECK(found->reason == "Zo rijdt niemand.");
    const std::array questions{catalog.find_item("fiets.voorrem").value(),
                               catalog.find_item("weg.donker").value(),
                               catalog.find_item("fiets.banden").value()};
    const auto given_away = [&](const bicycle::Texts& told) {
        return find_given_away(book, bicycle::answers_of(catalog, told), questions);
    };
    CHECK(given_away({}) == std::nullopt);
    CHECK(given_away({{"fiets.voorrem", "nee"}}) == questions[1]);
    CHECK(given_away({{"weg.donker", "nee"}}) == questions[0]);
    CHECK(given_away({{"fiets.voorrem", "ja"}}) == std::nullopt);
    CHECK(given_away({{"fiets.voorrem", "nee"}, {"weg.donker", "ja"}}) == std::nullopt);
    texts[1].text = sound +
                    "onmogelijk_samen:\n"
                    "  - {als: {weg.donkr: ja}, reden: x}\n"
                    "  - {als: {besluit: fiets, is: goed}, reden: x}\n"
                    "  - {als: {banden: vak}}\n";
    const std::string problems = problems_of(catalog, texts);
    CHECK(problems.find("onbekende vraag 'weg.donkr' (bedoelt u 'weg.donker'?)") !=
          std::string::npos);
    CHECK(problems.find("onmogelijk_samen kan alleen naar vragen verwijzen") != std::string::npos);
    CHECK(problems.find("'vak' is geen antwoord op vraag 'banden'") != std::string::npos);
    CHECK(problems.find("deze combinatie mist de verplichte sleutel 'reden'") != std::string::npos);
}

TEST_CASE("the frame has enough of everything, and people who can be told apart") {
    CHECK(problems_with(0, "zij: zij, haar: haar", "zij: hij, haar: haar") ==
          "kader.yaml:4:5: slachtoffer en verdachte heten allebei 'hij'; dan is niet te zien wie "
          "het is\n");
    CHECK(problems_with(0, "  - \"dit is het einde van bladzijde nummer 8.\"\n", "")
              .ends_with("bij 'einde' horen minstens 8 zinnen, hier staan er 7\n"));
    CHECK(problems_with(0, "{ander} zegt iets anders dan {een}", "iemand zegt wat anders dan {een}")
              .ends_with("hier hoort {ander} in te staan\n"));
    CHECK(problems_with(0, "- id: getuige", "- id: slachtoffer")
              .find("bron 'slachtoffer' staat er "
                    "twee keer") != std::string::npos);
    CHECK(problems_with(0, "decor:", "dekor:")
              .find("onbekende sleutel 'dekor' (bedoelt u 'decor'?)") != std::string::npos);
}
