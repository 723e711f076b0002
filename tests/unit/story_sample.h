// A frame and tellings for the synthetic instruments, made by rule: enough to tell stories, and
// nobody takes them for advice.
#pragma once

#include <array>
#include <fmt/format.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "rodevlag/catalog.h"
#include "rodevlag/story_book.h"

namespace story_sample {

inline std::string numbered(std::string_view key, std::size_t count, std::string_view text) {
    std::string lines = fmt::format("{}:\n", key);
    for (std::size_t number = 1; number <= count; ++number) {
        lines += fmt::format("  - \"{} nummer {}.\"\n", text, number);
    }
    return lines;
}

inline std::string source(std::string_view id, std::string_view name) {
    std::string text = fmt::format("  - id: {}\n    namen: [\"{}\"]\n", id, name);
    const auto add = [&](std::string_view key, std::size_t count, std::string_view sentence) {
        text += fmt::format("    {}:\n", key);
        for (std::size_t number = 1; number <= count; ++number) {
            text += fmt::format("      - \"{} {}.\"\n", sentence, number);
        }
    };
    add("inleiding", 4, "{bron} begint aan bladzijde");
    add("vervolg", 6, "{bron} gaat verder op bladzijde");
    add("nee", 6, "{bron} kent {lijst} niet, staat op bladzijde");
    return text;
}

inline std::string frame() {
    return "verhaal: algemeen\n"
           "afkortingen: [ANWB, Fiets en Zo]\n"
           "rollen:\n"
           "  - id: rijdster\n"
           "    slachtoffer: {naam: de rijdster, zij: zij, haar: haar, haar_bezit: haar}\n"
           "    verdachte: {naam: de dief, hij: hij, hem: hem, zijn: zijn}\n"
           "  - id: rijder\n"
           "    slachtoffer: {naam: de rijder, zij: hij, haar: hem, haar_bezit: zijn}\n"
           "    verdachte: {naam: de dief, hij: zij, hem: haar, zijn: haar}\n"
           "bronnen:\n" +
           source("slachtoffer", "{slachtoffer}") + source("getuige", "de buurvrouw") +
           source("maker", "de fietsenmaker") +
           numbered("begin", 8, "{slachtoffer} zoekt een fiets, dat is verhaal") +
           numbered("decor", 40, "het regent die hele lange dag, en dit is bui") +
           numbered("einde", 8, "dit is het einde van bladzijde") +
           numbered("betwist", 4, "{ander} zegt iets anders dan {een} over punt");
}

/// Tellings for every question of an instrument; each value is told by all sources.
inline std::string tellings(const rodevlag::Catalog& catalog, const std::string& id) {
    constexpr std::array times = {"eerder", "voorval", "nu", "zaak"};
    const rodevlag::Instrument& instrument =
        catalog.instruments()[catalog.find_instrument(id).value()];
    std::string text = fmt::format("verhaal: {}\nvragen:\n", id);
    std::size_t number = 0;
    for (const rodevlag::Item& item : instrument.items) {
        if (item.is_date) {
            continue;
        }
        text += fmt::format("  {}:\n    wanneer: {}\n    bronnen: [slachtoffer, getuige, maker]\n",
                            item.id, times.at(number++ % times.size()));
        if (item.domain.find("nee")) {
            text += fmt::format("    kort: iets met {}\n", item.id);
        }
        for (const std::string& value : item.domain.values()) {
            if (value == "nvt" && item.not_applicable) {
                continue;
            }
            text += fmt::format(
                "    {0}:\n"
                "      - \"{{slachtoffer}} zag dat {1} duidelijk {0} is, en dat {{verdachte}} dat "
                "ook weet.\"\n"
                "      - {{bron: getuige, tekst: \"{{bron}} hoorde {{hem}} zeggen: over {1} is {0} "
                "het woord.\"}}\n",
                value, item.id);
        }
    }
    return text;
}

/// The texts for the bicycle and the road.
inline std::vector<rodevlag::StoryText> texts(const rodevlag::Catalog& catalog) {
    return {{"kader.yaml", frame()},
            {"fiets/verhaal.yaml", tellings(catalog, "fiets")},
            {"weg/verhaal.yaml", tellings(catalog, "weg")}};
}

/// With `from` replaced in the text at `place`; throws when it is not there.
inline std::vector<rodevlag::StoryText> texts_with(const rodevlag::Catalog& catalog,
                                                   std::size_t place, const std::string& from,
                                                   const std::string& to) {
    std::vector<rodevlag::StoryText> all = texts(catalog);
    const std::size_t found = all.at(place).text.find(from);
    if (found == std::string::npos) {
        throw std::runtime_error("not in the text: " + from);
    }
    all[place].text.replace(found, from.size(), to);
    return all;
}

}  // namespace story_sample
