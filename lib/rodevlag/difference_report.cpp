#include "rodevlag/difference_report.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/answer_example.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/dutch_share.h"
#include "rodevlag/text.h"

namespace rodevlag {

namespace {

void add(Document& document, Block::Kind kind, std::string text,
         std::vector<std::string> details = {}) {
    document.push_back({kind, std::move(text), std::move(details)});
}

std::string share_of(Count part, Count whole) {
    return fmt::format("{} ({})", dutch_number(part), dutch_share(part, whole));
}

std::string patterns_in_words(Count count) {
    return count == 1 ? "het ene antwoordpatroon"
                      : fmt::format("alle {} antwoordpatronen", dutch_number(count));
}

std::string version_line(std::string_view which, const Instrument& version) {
    return fmt::format("{}: {} {} ({})", which, version.id, version.version, version.file);
}

std::string conclusion(const VersionDifference& difference) {
    if (difference.same_bytes) {
        return "Gelijk: de bestanden zijn byte voor byte hetzelfde.";
    }
    if (difference.is_equal()) {
        return "Gelijk: alleen teksten, bronnen of de opbouw zijn veranderd; geen uitkomst en geen "
               "actie.";
    }
    const auto changed = std::ranges::count_if(
        difference.compared,
        [](const DecisionDifference& decision) { return decision.changed > 0; });
    const bool has_other_scope = std::ranges::any_of(
        difference.compared,
        [](const DecisionDifference& decision) { return !decision.scope.is_equal(); });
    if (changed == 0) {
        return has_other_scope
                   ? "Verschillend: het bereik is veranderd. Binnen het bereik krijgt geen "
                     "antwoordpatroon een andere uitkomst."
                   : "Verschillend, maar geen antwoordpatroon krijgt een andere uitkomst.";
    }
    const std::string_view scope = has_other_scope ? " Ook het bereik is veranderd." : "";
    if (difference.compared.size() == 1) {
        return fmt::format("Verschillend: antwoordpatronen krijgen een andere uitkomst.{}", scope);
    }
    return fmt::format(
        "Verschillend: bij {} van de {} besluiten krijgen antwoordpatronen een andere "
        "uitkomst.{}",
        changed, difference.compared.size(), scope);
}

/// "erbij: a, b; weg: c"
std::string in_words(const AddedAndRemoved& names) {
    std::vector<std::string> parts;
    if (!names.added.empty()) {
        parts.push_back("erbij: " + join(names.added, ", "));
    }
    if (!names.removed.empty()) {
        parts.push_back("weg: " + join(names.removed, ", "));
    }
    return join(parts, "; ");
}

void add_items(Document& document, const VersionDifference& difference) {
    if (!difference.items.empty() || !difference.values.empty()) {
        add(document, Block::Kind::heading, "Vragen");
    }
    if (!difference.items.empty()) {
        add(document, Block::Kind::item, in_words(difference.items));
    }
    for (const ValueDifference& item : difference.values) {
        add(document, Block::Kind::item,
            fmt::format("andere antwoorden bij {}: {}", item.item, in_words(item.values)));
    }
    if (!difference.decisions.empty()) {
        add(document, Block::Kind::heading, "Besluiten");
        add(document, Block::Kind::item, in_words(difference.decisions));
    }
}

std::string example_in_words(const AnswerWords& answers) {
    if (answers.empty()) {
        return "bij alle antwoorden";
    }
    return "bijvoorbeeld: " + answers_in_words(answers);
}

std::string decision_heading(const DecisionDifference& decision) {
    const Count comparable = decision.patterns.comparable;
    if (comparable == 0) {
        return fmt::format("Besluit {}: geen antwoordpatroon is in beide versies in te vullen",
                           decision.id);
    }
    const std::string_view which =
        comparable == decision.patterns.all ? "" : " die beide versies kennen";
    if (decision.changed == 0) {
        return fmt::format("Besluit {}: dezelfde uitkomst voor {}{}", decision.id,
                           patterns_in_words(comparable), which);
    }
    return fmt::format("Besluit {}: een andere uitkomst voor {} van de {} antwoordpatronen{} ({})",
                       decision.id, dutch_number(decision.changed), dutch_number(comparable), which,
                       dutch_share(decision.changed, comparable));
}

/// The patterns that only one version can have.
void add_unfillable(Document& document, const PatternCounts& patterns) {
    const auto line = [&](std::string_view which, Count count) {
        if (count > 0) {
            add(document, Block::Kind::item,
                fmt::format(
                    "{} van de {} patronen kunnen in de {} versie niet worden ingevuld: die "
                    "kent een antwoord niet. Zij zijn niet vergeleken.",
                    share_of(count, patterns.all), dutch_number(patterns.all), which));
        }
    };
    line("oude", patterns.unfillable_before);
    line("nieuwe", patterns.unfillable_after);
}

std::string action_in_words(const ActionDifference& action, Count whole) {
    std::vector<std::string> parts;
    if (action.only_after > 0) {
        parts.push_back("nu wel bij " + share_of(action.only_after, whole));
    }
    if (action.only_before > 0) {
        parts.push_back("niet meer bij " + share_of(action.only_before, whole));
    }
    return fmt::format("{}: {}", action.id, join(parts, ", "));
}

void add_actions(Document& document, const DecisionDifference& decision) {
    if (!decision.actions.empty()) {
        add(document, Block::Kind::item, "acties " + in_words(decision.actions));
    }
    if (decision.changed_actions.empty()) {
        return;
    }
    const Count whole = decision.action_patterns.comparable;
    std::vector<std::string> details;
    for (const ActionDifference& action : decision.changed_actions) {
        details.push_back(action_in_words(action, whole));
    }
    add(document, Block::Kind::item,
        fmt::format("acties die bij andere antwoordpatronen gelden, van {} over {}:",
                    counted(whole, "patroon", "patronen"),
                    counted(decision.action_questions, "vraag", "vragen")),
        std::move(details));
}

void add_scope(Document& document, const ScopeDifference& scope) {
    const auto line = [&](std::string_view what, Count count,
                          const std::vector<AnswerWords>& examples) {
        if (count == 0) {
            return;
        }
        std::vector<std::string> details;
        for (const AnswerWords& example : examples) {
            details.push_back(example_in_words(example));
        }
        add(document, Block::Kind::item,
            fmt::format("{}: {} van de {} op {}", what, share_of(count, scope.patterns.comparable),
                        counted(scope.patterns.comparable, "patroon", "patronen"),
                        counted(scope.questions, "vraag", "vragen")),
            std::move(details));
    };
    line("valt nu buiten het bereik", scope.only_before, scope.left);
    line("valt nu binnen het bereik", scope.only_after, scope.joined);
}

void add_decision(Document& document, const DecisionDifference& decision) {
    add(document, Block::Kind::heading, decision_heading(decision));
    add(document, Block::Kind::item,
        fmt::format(
            "gerekend over {}{}", counted(decision.questions, "vraag", "vragen"),
            decision.scope.questions == 0 ? "" : ", alsof elke zaak binnen het bereik valt"));
    add_unfillable(document, decision.patterns);
    if (!decision.outcomes.empty()) {
        add(document, Block::Kind::item, "uitkomsten " + in_words(decision.outcomes));
    }
    for (const PatternGroup& group : decision.groups) {
        std::vector<std::string> details;
        for (const AnswerWords& example : group.examples) {
            details.push_back(example_in_words(example));
        }
        add(document, Block::Kind::item,
            fmt::format("{} -> {}: {}", group.from, group.to,
                        share_of(group.count, decision.patterns.comparable)),
            std::move(details));
    }
    add_actions(document, decision);
    add_scope(document, decision.scope);
}

}  // namespace

Document difference_report(const Instrument& before, const Instrument& after,
                           const VersionDifference& difference) {
    Document document;
    add(document, Block::Kind::title, fmt::format("Twee versies van {}", after.id));
    add(document, Block::Kind::item, version_line("oud", before), {"sha256 " + before.sha256});
    add(document, Block::Kind::item, version_line("nieuw", after), {"sha256 " + after.sha256});
    add(document, Block::Kind::outcome, conclusion(difference));
    if (before.version == after.version && before.sha256 != after.sha256) {
        add(document, Block::Kind::paragraph,
            fmt::format("Let op: beide bestanden heten versie {}. Verhoog de versie bij elke "
                        "wijziging.",
                        after.version));
    }
    add_items(document, difference);
    for (const DecisionDifference& decision : difference.compared) {
        add_decision(document, decision);
    }
    if (!difference.declared.empty()) {
        add(document, Block::Kind::heading, "Ook veranderd");
        for (const std::string& sentence : difference.declared) {
            add(document, Block::Kind::item, sentence);
        }
        add(document, Block::Kind::paragraph,
            "Dit is vergeleken zoals het er staat. Of het bij uw zaken iets uitmaakt, ziet u met "
            "--impact.");
    }
    add(document, Block::Kind::note,
        "Een antwoordpatroon is: één antwoord op elke vraag die het besluit in een van de versies "
        "noemt. Als geen patroon een andere uitkomst krijgt, dan krijgt ook geen zaak met "
        "onbekende "
        "antwoorden die.");
    return document;
}

}  // namespace rodevlag
