#include "rodevlag/story_writer.h"

#include <algorithm>
#include <string>

#include "rodevlag/dutch_sentence.h"
#include "rodevlag/story_teller.h"
#include "rodevlag/story_text.h"

namespace rodevlag {

namespace {

constexpr std::size_t most_in_paragraph = 5;
constexpr std::size_t roomy_words = 240;  // up to here there is room for what is only pleasant

/// Texts of which each is used once, in an order by chance.
class Supply {
public:
    Supply(std::vector<std::string> texts, StoryChance& chance) : m_texts(std::move(texts)) {
        shuffle(m_texts, chance);
    }

    std::optional<std::string> next() {
        if (m_texts.empty()) {
            return std::nullopt;
        }
        std::string text = std::move(m_texts.back());
        m_texts.pop_back();
        return text;
    }

private:
    std::vector<std::string> m_texts;
};

/// The texts of one source.
struct Voice {
    std::string name;
    Supply introductions;
    Supply resumptions;
    Supply denials;
    bool was_heard = false;
};

using Paragraph = std::vector<std::string>;

class Writer {
public:
    Writer(const StoryBook& book, const StoryPlan& outline, StoryChance& chance)
        : m_book(book),
          m_plan(outline),
          m_chance(chance),
          m_cast(words_of_cast(book.frame.casts[outline.cast])),
          m_scenery(book.frame.scenery, chance),
          m_disputes(book.frame.disputes, chance) {
        for (const StorySource& source : book.frame.sources) {
            m_voices.push_back({name_of(source),
                                {source.introductions, chance},
                                {source.resumptions, chance},
                                {source.denials, chance}});
        }
    }

    std::optional<Story> write() {
        m_paragraphs.push_back({with_cast(pick_from(m_book.frame.openings))});
        for (const StoryPart& part : m_plan.parts) {
            if (!write_part(part)) {
                return std::nullopt;
            }
        }
        m_paragraphs.push_back({with_cast(pick_from(m_book.frame.endings))});
        if (!add_scenery()) {
            return std::nullopt;
        }
        join_single_sentences();
        for (const Paragraph& paragraph : m_paragraphs) {
            std::string text;
            for (const std::string& sentence : paragraph) {
                text += (text.empty() ? "" : " ") + sentence;
            }
            m_story.paragraphs.push_back(std::move(text));
        }
        return std::move(m_story);
    }

private:
    const std::string& pick_from(const std::vector<std::string>& texts) {
        return texts[pick(texts.size(), m_chance)];
    }

    std::string with_cast(std::string_view text, StoryWords more = {}) const {
        more.insert(more.end(), m_cast.begin(), m_cast.end());
        return with_capitals(filled(text, more));
    }

    /// One of the names of a source, not that of somebody else in the story.
    std::string name_of(const StorySource& source) {
        std::vector<std::string> names;
        for (const std::string& name : source.names) {
            std::string in_words = filled(name, m_cast);
            const bool is_own = name != in_words;
            if (is_own || in_words != m_book.frame.casts[m_plan.cast].victim) {
                names.push_back(std::move(in_words));
            }
        }
        return names.empty() ? filled(source.names.front(), m_cast) : pick_from(names);
    }

    bool write_part(const StoryPart& part) {
        Voice& voice = m_voices[part.source];
        const auto introduction =
            voice.was_heard ? voice.resumptions.next() : voice.introductions.next();
        if (!introduction) {
            return false;
        }
        voice.was_heard = true;
        const StoryWords named{{source_placeholder, voice.name}};
        Paragraph paragraph{with_cast(*introduction, named)};
        for (const StoryPiece& piece : part.pieces) {
            if (piece.contradicts && !write_dispute(part, *piece.contradicts, paragraph)) {
                return false;
            }
            const std::optional<std::string> text = text_of(piece, voice);
            if (!text) {
                return false;
            }
            for (const ToldAnswer answer : piece.answers) {
                m_story.facts.push_back(
                    {answer.item, answer.value, m_book.frame.sources[part.source].id, *text});
            }
            paragraph.push_back(*text);
        }
        m_paragraphs.push_back(std::move(paragraph));
        return true;
    }

    bool write_dispute(const StoryPart& part, std::size_t other, Paragraph& paragraph) {
        const std::optional<std::string> text = m_disputes.next();
        if (text) {
            paragraph.push_back(
                with_cast(*text, {{first_source_placeholder, m_voices[other].name},
                                  {second_source_placeholder, m_voices[part.source].name}}));
        }
        return text.has_value();
    }

    std::optional<std::string> text_of(const StoryPiece& piece, Voice& voice) {
        StoryWords words{{source_placeholder, voice.name}};
        if (piece.telling != nullptr) {
            return with_cast(piece.telling->text, words);
        }
        const std::optional<std::string> denial = voice.denials.next();
        if (!denial) {
            return std::nullopt;
        }
        std::vector<std::string> phrases;
        for (const ToldAnswer answer : piece.answers) {
            std::string phrase = filled(m_book.items[answer.item].short_name, m_cast);
            // Two instruments can ask the same and call it the same.
            if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end()) {
                phrases.push_back(std::move(phrase));
            }
        }
        words.emplace_back(list_placeholder, dutch_list(phrases));
        return with_cast(*denial, std::move(words));
    }

    std::size_t word_count() const {
        std::size_t count = 0;
        for (const Paragraph& paragraph : m_paragraphs) {
            for (const std::string& sentence : paragraph) {
                count += count_spaced_words(sentence);
            }
        }
        return count;
    }

    /// Neutral sentences: with the opening and the ending if there is room, and then wherever a
    /// paragraph is short, until there are enough words.
    bool add_scenery() {
        if (word_count() < roomy_words) {
            add_to(m_paragraphs.front(), 1);
        }
        if (word_count() < roomy_words) {
            add_to(m_paragraphs.back(), 0);
        }
        while (word_count() < story_min_words) {
            std::size_t shortest = most_in_paragraph;
            for (const Paragraph& paragraph : m_paragraphs) {
                shortest = std::min(shortest, paragraph.size());
            }
            if (shortest == most_in_paragraph) {
                m_paragraphs.insert(m_paragraphs.begin() + 1, Paragraph());
                shortest = 0;
            }
            std::vector<std::size_t> short_ones;
            for (std::size_t place = 0; place < m_paragraphs.size(); ++place) {
                if (m_paragraphs[place].size() == shortest) {
                    short_ones.push_back(place);
                }
            }
            const std::size_t place = short_ones[pick(short_ones.size(), m_chance)];
            const bool is_last = place + 1 == m_paragraphs.size();
            Paragraph& chosen = m_paragraphs[place];
            if (!add_to(chosen, is_last ? 0 : chosen.size())) {
                return false;
            }
        }
        return true;
    }

    /// An opening or ending of one sentence stands with the paragraph beside it.
    void join_single_sentences() {
        if (m_paragraphs.size() > 2 && m_paragraphs.front().size() == 1 &&
            m_paragraphs[1].size() < most_in_paragraph) {
            m_paragraphs[1].insert(m_paragraphs[1].begin(), m_paragraphs.front().front());
            m_paragraphs.erase(m_paragraphs.begin());
        }
        const std::size_t last = m_paragraphs.size() - 1;
        if (last > 0 && m_paragraphs[last].size() == 1 &&
            m_paragraphs[last - 1].size() < most_in_paragraph) {
            m_paragraphs[last - 1].push_back(m_paragraphs[last].front());
            m_paragraphs.pop_back();
        }
    }

    bool add_to(Paragraph& paragraph, std::size_t place) {
        const std::optional<std::string> text = m_scenery.next();
        if (text) {
            paragraph.insert(paragraph.begin() + static_cast<std::ptrdiff_t>(place),
                             with_cast(*text));
        }
        return text.has_value();
    }

    const StoryBook& m_book;
    const StoryPlan& m_plan;
    StoryChance& m_chance;
    StoryWords m_cast;
    Supply m_scenery;
    Supply m_disputes;
    std::vector<Voice> m_voices;
    std::vector<Paragraph> m_paragraphs;
    Story m_story;
};

}  // namespace

std::optional<Story> write_story(const StoryBook& book, const StoryPlan& outline,
                                 StoryChance& chance) {
    return Writer(book, outline, chance).write();
}

}  // namespace rodevlag
