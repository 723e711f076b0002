#include "rodevlag/barred_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rodevlag/dutch_sentence.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

/// Words that begin so, in lower case. Chosen so that everyday words stay free: "servi" would also
/// bar "service".
struct BarredStems {
    std::string_view subject;  ///< what they say something about
    std::span<const std::string_view> stems;
};

constexpr auto nationality = std::to_array<std::string_view>(
    {"nederland", "hollands", "vlaming",  "vlaams",   "belg",      "duits",     "frans",
     "engels",    "brits",    "schots",   "iers",     "ierland",   "deens",     "denemarken",
     "zweed",     "noors",    "noorwe",   "finse",    "finland",   "spaans",    "spanj",
     "portug",    "italiaan", "italië",   "griek",    "turks",     "turkije",   "turken",
     "marokk",    "algerij",  "tunesi",   "egypt",    "libisch",   "libië",     "surina",
     "antill",    "aruba",    "curaça",   "curaca",   "indisch",   "indië",     "indone",
     "molukk",    "javaan",   "poolse",   "russisch", "russen",    "rusland",   "oekra",
     "roemeen",   "roemeni",  "bulgaar",  "bulgar",   "hongaar",   "tsjech",    "joegosla",
     "bosni",     "kroat",    "servisch", "servië",   "albanees",  "albani",    "syri",
     "irak",      "iraan",    "iran",     "afgha",    "pakist",    "somali",    "eritre",
     "ethiop",    "soedan",   "nigeria",  "ghanees",  "kaapverdi", "afrika",    "azië",
     "aziat",     "arabi",    "arabisch", "koerd",    "berber",    "palestijn", "israël",
     "libanees",  "libanon",  "chinees",  "chinese",  "japan",     "vietnam",   "thaise",
     "amerika"});

constexpr auto origin = std::to_array<std::string_view>(
    {"nationaliteit",   "etnisch",        "etnicit",        "allochto",    "autochto",
     "immigra",         "migrant",        "migratie",       "vluchteling", "asiel",
     "statushouder",    "buitenland",     "inburger",       "huidskleur",  "huidkleur",
     "getinte",         "blanke",         "zigeuner",       "woonwagen",   "sinti",
     "landgenoot",      "landgenote",     "vaderland",      "moederland",  "geboorteland",
     "moedertaal",      "thuisland",      "cultuur",        "culture",     "verblijfsvergunning",
     "verblijfsstatus", "geboorteplaats", "geboortestreek", "rassen"});

constexpr auto religion = std::to_array<std::string_view>(
    {"moslim",      "islam",      "moskee",     "koran",    "ramadan",    "offerfeest",
     "suikerfeest", "hoofddoek",  "nikab",      "boerka",   "christen",   "christelijk",
     "kerkelijk",   "kerkdienst", "kerkgenoot", "katholi",  "protestant", "gereformeerd",
     "hervormd",    "joods",      "jodin",      "synagoge", "rabbijn",    "dominee",
     "pastoor",     "priester",   "hindoe",     "boeddh",   "sikh",       "religi",
     "godsdienst",  "gelovig",    "geloofs",    "atheïst",  "jehova",     "evangeli"});

constexpr auto neighbourhood = std::to_array<std::string_view>(
    {"woonwijk", "volkswijk", "achterstandswijk", "probleemwijk", "nieuwbouwwijk", "villawijk",
     "buitenwijk", "binnenstad", "stadsdeel", "stadswijk", "volksbuurt", "woonbuurt"});

/// Words that are barred as they are and not when more letters follow: a `wijkagent` is somebody,
/// and `geloofde` a verb.
struct BarredWhole {
    std::string_view subject;
    std::string_view word;
};

constexpr std::string_view of_origin = "afkomst";
constexpr std::string_view of_nationality = "nationaliteit of land";
constexpr std::string_view of_religion = "geloof";
constexpr std::string_view of_neighbourhood = "de woonbuurt";

constexpr auto whole_words = std::to_array<BarredWhole>({
    {of_nationality, "turk"},      {of_nationality, "rus"},
    {of_nationality, "polen"},     {of_nationality, "pools"},
    {of_nationality, "deen"},      {of_nationality, "fins"},
    {of_nationality, "iers"},      {of_nationality, "chinezen"},
    {of_nationality, "china"},     {of_nationality, "india"},
    {of_nationality, "congo"},     {of_nationality, "roma"},
    {of_nationality, "arabier"},   {of_nationality, "arabieren"},
    {of_nationality, "italianen"}, {of_origin, "afkomst"},
    {of_origin, "herkomst"},       {of_origin, "ras"},
    {of_origin, "blank"},          {of_origin, "getint"},
    {of_origin, "accent"},         {of_origin, "tolk"},
    {of_origin, "dialect"},        {of_origin, "migratieachtergrond"},
    {of_religion, "kerk"},         {of_religion, "kerken"},
    {of_religion, "geloof"},       {of_religion, "imam"},
    {of_religion, "jood"},         {of_religion, "joden"},
    {of_religion, "gebed"},        {of_religion, "bijbel"},
    {of_religion, "tempel"},       {of_neighbourhood, "buurt"},
    {of_neighbourhood, "buurten"}, {of_neighbourhood, "wijk"},
    {of_neighbourhood, "wijken"},  {of_neighbourhood, "postcode"},
});

constexpr std::array<BarredStems, 4> barred_stems = {{
    {of_nationality, nationality},
    {of_origin, origin},
    {of_religion, religion},
    {of_neighbourhood, neighbourhood},
}};

constexpr auto months =
    std::to_array<std::string_view>({"januari", "februari", "maart", "april", "mei", "juni", "juli",
                                     "augustus", "september", "oktober", "november", "december"});

/// Words on "jarig" that tell no age, as far as they go.
constexpr auto ageless = std::to_array<std::string_view>(
    {"jarig", "meerderjarig", "minderjarig", "langjarig", "meerjarig", "veeljarig"});

bool begins_with_any(std::string_view word, std::span<const std::string_view> stems) {
    return std::any_of(stems.begin(), stems.end(),
                       [&](std::string_view stem) { return word.starts_with(stem); });
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_capital(std::string_view word) {
    return lower_case_letters(word) != word;
}

bool is_number(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char character) { return character >= '0' && character <= '9'; });
}

/// The words of a text in lower case, to look at a word together with those behind it.
struct LookedAt {
    std::vector<SentenceWord> words;
    std::vector<std::string> lower;

    std::string_view behind(std::size_t index, std::size_t distance) const {
        return index + distance < lower.size() ? std::string_view(lower[index + distance]) : "";
    }
};

/// What a word says something about that no story says; empty when it does not.
std::string_view barred_subject(std::string_view word) {
    for (const BarredStems& list : barred_stems) {
        if (begins_with_any(word, list.stems)) {
            return list.subject;
        }
    }
    for (const BarredWhole& whole : whole_words) {
        if (word == whole.word) {
            return whole.subject;
        }
    }
    return {};
}

/// `34 jaar`, `34-jarige`, `dertigjarige`, `dertig jaar oud`.
bool tells_age(const LookedAt& text, std::size_t index) {
    const std::string_view word = text.lower[index];
    const std::string_view next = text.behind(index, 1);
    if (is_number(word) && (next == "jaar" || next == "jaren" || next.starts_with("jarig"))) {
        return true;
    }
    const bool is_years = next == "jaar" || next == "jaren";
    const bool is_old = text.behind(index, 2) == "oud" || text.behind(index, 2) == "jong";
    return (is_years && is_old) ||
           (word.find("jarig") != std::string_view::npos && !begins_with_any(word, ageless));
}

/// A year, a number of a house, a telephone or a file; or a day with its month.
bool tells_number(const LookedAt& text, std::size_t index) {
    const std::string_view word = text.lower[index];
    constexpr std::size_t free_digits = 3;
    return is_number(word) &&
           (word.size() > free_digits || contains(months, text.behind(index, 1)));
}

std::string reason_of(const LookedAt& text, std::size_t index) {
    const std::string_view subject = barred_subject(text.lower[index]);
    if (!subject.empty()) {
        return fmt::format("het zegt iets over {}", subject);
    }
    if (tells_age(text, index)) {
        return "het zegt iets over een leeftijd";
    }
    if (tells_number(text, index)) {
        return "een datum, jaartal of lang getal hoort er niet in";
    }
    if (!text.words[index].begins_sentence && has_capital(text.words[index].text)) {
        return "een hoofdletter midden in een zin hoort bij een naam; is het een afkorting of "
               "organisatie, zet haar dan bij 'afkortingen' in het kader";
    }
    return {};
}

}  // namespace

BarredWords::BarredWords(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        std::vector<std::string> words;
        for (const SentenceWord& word : words_of(name)) {
            words.emplace_back(word.text);
        }
        if (!words.empty()) {
            m_names.push_back(std::move(words));
        }
    }
    // A longer name goes before one that it begins with.
    std::stable_sort(m_names.begin(), m_names.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::vector<BarredWord> BarredWords::find(std::string_view text) const {
    LookedAt looked;
    looked.words = words_of(text);
    for (const SentenceWord& word : looked.words) {
        looked.lower.push_back(lower_case_letters(word.text));
    }
    std::vector<BarredWord> found;
    std::size_t name_end = 0;  // words before this one belong to a name that is known
    for (std::size_t index = 0; index < looked.words.size(); ++index) {
        name_end = std::max(name_end, index + size_of_name(looked.words, index));
        if (index < name_end) {
            continue;
        }
        const SentenceWord& word = looked.words[index];
        if (std::string reason = reason_of(looked, index); !reason.empty()) {
            found.push_back({word.offset, std::string(word.text), std::move(reason)});
        }
    }
    return found;
}

/// How many words from this one on are a known name; 0 for none.
std::size_t BarredWords::size_of_name(std::span<const SentenceWord> words,
                                      std::size_t start) const {
    for (const std::vector<std::string>& name : m_names) {
        const std::span<const SentenceWord> here = words.subspan(start);
        if (name.size() <= here.size() &&
            std::equal(name.begin(), name.end(), here.begin(),
                       [](const std::string& known, const SentenceWord& word) {
                           return known == word.text;
                       })) {
            return name.size();
        }
    }
    return 0;
}

}  // namespace rodevlag
