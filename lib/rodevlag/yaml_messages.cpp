#include "rodevlag/yaml_messages.h"

#include <array>

namespace rodevlag {

namespace {

/// yaml-cpp's message and what to say instead.
struct Translation {
    std::string_view english;
    std::string_view dutch;
};

constexpr std::array translations = {
    Translation{"end of map flow not found",
                "het haakje '{' wordt niet gesloten met '}', of er ontbreekt een komma"},
    Translation{"end of sequence flow not found",
                "het haakje '[' wordt niet gesloten met ']', of er ontbreekt een komma"},
    Translation{"end of map not found",
                "dit past niet in het blok erboven; staan de regels even ver naar rechts en is er "
                "een 'sleutel: waarde'?"},
    Translation{"end of sequence not found",
                "dit past niet in de lijst erboven; begint elke regel van de lijst met '-', even "
                "ver naar rechts?"},
    Translation{"illegal EOF in scalar",
                "een aanhalingsteken wordt niet gesloten voor het einde van het bestand"},
    Translation{"illegal document indicator in scalar",
                "een aanhalingsteken wordt niet gesloten voor een regel met '---' of '...'"},
    Translation{"illegal tab when looking for indentation",
                "een tab is niet toegestaan aan het begin van een regel; gebruik spaties"},
    Translation{"illegal flow end", "een haakje te veel, of een haakje van de verkeerde soort"},
    Translation{"illegal block entry",
                "een '-' kan hier geen lijst beginnen; zet de lijst op een nieuwe regel"},
    Translation{"illegal map key",
                "hier kan geen sleutel staan; staat de regel ver genoeg naar rechts?"},
    Translation{"illegal map value",
                "hier kan geen ':' staan; zet tekst met een dubbele punt tussen aanhalingstekens"},
    Translation{
        "unknown token",
        "dit teken kan hier niet staan; zet de hele tekst tussen aanhalingstekens (tussen { } "
        "en [ ] is dat ook nodig bij tekst met een '?' of een komma)"},
    Translation{
        "unknown escape character: ",
        "onbekende code na '\\'; gebruik enkele aanhalingstekens als de '\\' gewoon tekst is"},
    Translation{"bad character found while scanning hex number",
                "na '\\x', '\\u' of '\\U' horen hexadecimale cijfers"},
    Translation{"invalid unicode: ", "de code na '\\u' of '\\U' is geen bestaand teken"},
    Translation{"the referenced anchor is not defined",
                "een verwijzing met '*' is niet toegestaan; schrijf de tekst hier zelf uit"},
    Translation{"aliases can't have any content, *including* tags",
                "een verwijzing met '*' is niet toegestaan; schrijf de tekst hier zelf uit"},
    Translation{"alias not found after *",
                "tekst kan niet beginnen met '*'; zet haar tussen aanhalingstekens"},
    Translation{"illegal character found while scanning alias",
                "tekst kan niet beginnen met '*'; zet haar tussen aanhalingstekens"},
    Translation{"anchor not found after &",
                "tekst kan niet beginnen met '&'; zet haar tussen aanhalingstekens"},
    Translation{"illegal character found while scanning anchor",
                "tekst kan niet beginnen met '&'; zet haar tussen aanhalingstekens"},
    Translation{"cannot assign multiple anchors to the same node",
                "een anker ('&...') is niet toegestaan; laat het weg"},
    Translation{"cannot assign multiple tags to the same node",
                "een tag ('!...') is niet toegestaan; elke waarde is gewoon tekst"},
    Translation{"tag handle with no suffix",
                "een tag ('!...') is niet toegestaan; elke waarde is gewoon tekst"},
    Translation{"end of verbatim tag not found",
                "een tag ('!...') is niet toegestaan; elke waarde is gewoon tekst"},
    Translation{"illegal character found while scanning tag handle",
                "een tag ('!...') is niet toegestaan; elke waarde is gewoon tekst"},
    Translation{"cannot set zero indentation for a block scalar", "na '|' of '>' kan geen 0 staan"},
    Translation{"unexpected character in block scalar",
                "na '|' of '>' hoort de regel te eindigen; de tekst begint op de volgende regel"},
};

}  // namespace

std::string_view explain_yaml_error(std::string_view message) {
    for (const Translation& translation : translations) {
        if (message.starts_with(translation.english)) {
            return translation.dutch;
        }
    }
    return "dit is geen geldige YAML; kijk naar haakjes, aanhalingstekens en inspringen rond deze "
           "plaats";
}

}  // namespace rodevlag
