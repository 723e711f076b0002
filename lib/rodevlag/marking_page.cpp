#include "rodevlag/marking_page.h"

#include <fmt/format.h>

#include "rodevlag/agreement_plot.h"
#include "rodevlag/dutch_number.h"
#include "rodevlag/marking_report.h"
#include "rodevlag/marking_style.h"
#include "rodevlag/marking_tables.h"
#include "rodevlag/marking_words.h"
#include "rodevlag/markup_text.h"
#include "rodevlag/report_text.h"

namespace rodevlag {

namespace {

std::string paragraph(const std::string& text) {
    return fmt::format("<p>{}</p>\n", html_text(text));
}

/// A box that says how to read what follows.
std::string reading_aid(const std::vector<std::string>& lines) {
    std::string text = "<div class=\"uitleg\"><p><strong>Zo leest u dit</strong></p>\n";
    for (const std::string& line : lines) {
        text += paragraph(line);
    }
    return text + "</div>\n";
}

std::string title_of(const MarkedGroup& group) {
    return fmt::format("Nagekeken: {}, {}",
                       counted(group.trainees().size(), "deelnemer", "deelnemers"),
                       counted(group.exercises().size(), "oefening", "oefeningen"));
}

std::string head(const MarkedGroup& group) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
        "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n"
        "<style>\n{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n",
        html_text(title_of(group)), marking_style());
}

std::string opening(const MarkedGroup& group) {
    std::string text =
        fmt::format("<p class=\"groot\">Samen {} juist</p>\n", right_of_all(group.counts()));
    if (group.skipped_count() > 0) {
        text += paragraph(fmt::format("Overgeslagen: {}. Wat is overgeslagen, telt nergens mee.",
                                      counted(group.skipped_count(), "oefening", "oefeningen")));
    }
    text += paragraph(
        "Dit zijn aantallen, geen cijfers: het verslag zegt waar de antwoorden van de sleutel "
        "afwijken, zodat u erover kunt praten. De delen per deelnemer staan achteraan.");
    return text +
           "<nav aria-label=\"Inhoud\"><ul><li><a href=\"#aantallen\">Aantallen</a></li><li><a "
           "href=\"#uitkomsten\">Uitkomsten</a></li><li><a href=\"#kaarten\">Antwoorden per "
           "oefening</a></li><li><a href=\"#verschil\">Waar de groep verschilt</a></li><li><a "
           "href=\"#onbekend\">Aanwezig, afwezig, onbekend</a></li><li><a "
           "href=\"#deelnemer-1\">Per deelnemer</a></li></ul></nav>\n";
}

std::string count_part(const MarkedGroup& group) {
    return "<h2 id=\"aantallen\">Aantallen</h2>\n" + verdict_legend() + count_table(group);
}

std::string outcome_part(const MarkedGroup& group) {
    return "<h2 id=\"uitkomsten\">Uitkomsten</h2>\n" +
           reading_aid(
               {"Een rij is een oefening, een kolom een deelnemer. Het teken zegt waar de "
                "antwoorden van die deelnemer naartoe leiden, naast de sleutel.",
                "Bij vragen naar een eigen oordeel rekenen beide kanten met het oordeel van "
                "de deelnemer. Zo verandert alleen wat het verhaal vertelt de uitkomst."}) +
           outcome_legend() + outcome_table(group);
}

std::string story_of(const Exercise& exercise) {
    std::string paragraphs;
    for (const std::string& text : exercise.story.paragraphs) {
        paragraphs += paragraph(text);
    }
    return paragraphs.empty() ? ""
                              : fmt::format(
                                    "<details class=\"verhaal\"><summary>Het verhaal"
                                    "</summary>\n{}</details>\n",
                                    paragraphs);
}

std::string map_part(const MarkedGroup& group) {
    std::string text =
        "<h2 id=\"kaarten\">Antwoorden per oefening</h2>\n" +
        reading_aid({"Een rij is een vraag, een kolom een deelnemer. Een rij met veel tekens naast "
                     "✓ is een vraag om samen naar te kijken. Een hoofdletter M of V gaat over een "
                     "rode vlag. De tekens staan uitgelegd onder Aantallen."});
    for (std::size_t exercise = 0; exercise < group.exercises().size(); ++exercise) {
        const Exercise& one = group.exercises()[exercise];
        text += fmt::format("<h3>{}</h3>\n", html_text(exercise_name(one))) + story_of(one) +
                verdict_signs() + heat_map(group, exercise);
    }
    return text;
}

std::string agreement_part(const MarkedGroup& group) {
    const Agreement all = group.agreement();
    std::vector<std::string> aid = {
        "Een balk is zo lang als het deel van de paren dat verschillend antwoordt. Een volle balk: "
        "alle paren. De streepjes staan op een kwart, de helft en driekwart."};
    for (const std::string& note : agreement_notes()) {
        aid.push_back(note);
    }
    std::string text =
        "<h2 id=\"verschil\">Waar de groep verschilt</h2>\n" + reading_aid(aid) +
        paragraph(fmt::format("Alle vragen samen: {}; {}.", pairs_text(all.pairs),
                              coefficients_text(all, "vraag", "vragen"))) +
        "<h3>Per vraag, de meeste verschillen bovenaan</h3>\n<ol class=\"balken\">\n";
    std::size_t without = 0;
    for (const Agreement& agreement : group.agreement_by_question()) {
        if (agreement.pairs.disagreeing == 0) {
            ++without;
            continue;
        }
        const Item& item = group.catalog().item(agreement.index);
        text += agreement_bar({item.question, item_label(item), agreement.pairs,
                               coefficients_text(agreement, "oefening", "oefeningen")});
    }
    text += "</ol>\n";
    if (without > 0) {
        text += paragraph(
            fmt::format("Bij {} verschilt niemand.", counted(without, "vraag", "vragen")));
    }
    text += "<h3>Per oefening</h3>\n<ol class=\"balken\">\n";
    for (const Agreement& agreement : group.agreement_by_exercise()) {
        const Exercise& exercise = group.exercises()[agreement.index];
        text += agreement_bar({exercise_name(exercise),
                               group.catalog().decision(exercise.decision).title, agreement.pairs,
                               coefficients_text(agreement, "vraag", "vragen")});
    }
    return text + "</ol>\n";
}

std::string confusion_part(const MarkedGroup& group) {
    const Confusion confusion = group.confusion();
    std::string text =
        "<h2 id=\"onbekend\">Aanwezig, afwezig of onbekend</h2>\n" +
        reading_aid({"Een rij zegt wat de sleutel zegt, een kolom wat er is geantwoord. In de "
                     "omlijnde vakken zijn beide gelijk. Rij onbekend, kolom aanwezig of afwezig: "
                     "er is geraden. Rij aanwezig, kolom afwezig: er is iets gemist."}) +
        confusion_table(confusion, "Wat de deelnemers antwoordden");
    if (confusion.other_questions > 0) {
        text +=
            paragraph(fmt::format("Niet meegeteld: {} op vragen die niet vragen of iets er is.",
                                  counted(confusion.other_questions, "antwoord", "antwoorden")));
    }
    return text;
}

std::string mistakes_of(const MarkedGroup& group, const Exercise& exercise,
                        const MarkedCase& marked) {
    std::string text;
    for (std::size_t place = 0; place < exercise.questions.size(); ++place) {
        const Verdict verdict = marked.verdicts[place];
        if (verdict == Verdict::right || verdict == Verdict::own_judgement) {
            continue;
        }
        const std::size_t index = exercise.questions[place];
        text += fmt::format("<li class=\"fout\"><strong>{}: {}</strong>", verdict_word(verdict),
                            html_text(group.catalog().item(index).question));
        for (const std::string& line :
             mistake_lines(group, exercise, index, marked.answers[index])) {
            text += fmt::format("<small>{}</small>", html_text(line));
        }
        text += "</li>\n";
    }
    return text.empty() ? paragraph("Alle antwoorden zijn die van de sleutel.")
                        : fmt::format("<ul>\n{}</ul>\n", text);
}

std::string outcomes_of(const MarkedGroup& group, const Exercise& exercise,
                        const MarkedCase& marked) {
    std::string text;
    for (const MarkedOutcome& outcome : marked.outcomes) {
        if (outcome.verdict == OutcomeVerdict::same && outcome.decision != exercise.decision) {
            continue;
        }
        text += fmt::format("<li><strong>{}: {}</strong>",
                            html_text(group.catalog().decision(outcome.decision).title),
                            outcome_word(outcome.verdict));
        for (const std::string& line : outcome_lines(group.catalog(), outcome)) {
            text += fmt::format("<small>{}</small>", html_text(line));
        }
        text += "</li>\n";
    }
    return fmt::format("<ul>\n{}</ul>\n", text);
}

std::string trainee_part(const MarkedGroup& group, std::size_t number) {
    const Trainee& trainee = group.trainees()[number];
    std::string text = fmt::format(
        "<section class=\"deelnemer\" id=\"deelnemer-{}\">\n<h2>{}</h2>\n<p "
        "class=\"groot\">{} juist</p>\n",
        number + 1, html_text(trainee.name), right_of_all(group.counts_of(trainee)));
    text += confusion_table(group.confusion_of(trainee), "Aanwezig, afwezig of onbekend");
    for (std::size_t exercise = 0; exercise < group.exercises().size(); ++exercise) {
        const Exercise& one = group.exercises()[exercise];
        text += fmt::format("<h3>{}</h3>\n", html_text(exercise_name(one)));
        if (trainee.cases[exercise]) {
            text += outcomes_of(group, one, *trainee.cases[exercise]) +
                    mistakes_of(group, one, *trainee.cases[exercise]);
        } else {
            text += paragraph("Overgeslagen: er is geen antwoordblad.");
        }
    }
    return text + "</section>\n";
}

}  // namespace

std::string marking_page(const MarkedGroup& group) {
    std::string page = head(group) + opening(group) + count_part(group) + outcome_part(group) +
                       map_part(group) + agreement_part(group) + confusion_part(group);
    for (std::size_t number = 0; number < group.trainees().size(); ++number) {
        page += trainee_part(group, number);
    }
    return page + "</body>\n</html>\n";
}

}  // namespace rodevlag
