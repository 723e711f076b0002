#include "common/run_main.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <fcntl.h>
#include <fmt/format.h>
#include <new>
#include <system_error>
#include <unistd.h>

#include "common/build_info.h"
#include "common/options.h"
#include "common/reject_limit.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/descriptor_io.h"
#include "rodevlag/error.h"
#include "rodevlag/nearest.h"
#include "rodevlag/report_text.h"
#include "rodevlag/text.h"
#include "rodevlag/unfinished_output.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t help_width = 80;

std::string version_text(const Program& program) {
    std::string text =
        fmt::format("{} {} (commit {})\n", program.name, build_version, build_commit);
    const Catalog catalog(builtin_instruments());
    std::size_t width = 0;
    for (const Instrument& instrument : catalog.instruments()) {
        width = std::max(width, instrument.id.size());
    }
    for (const Instrument& instrument : catalog.instruments()) {
        text += fmt::format("  {:<{}} {:<8} sha256 {}\n", instrument.id, width, instrument.version,
                            instrument.sha256);
    }
    return text;
}

void translate(CLI::App& app) {
    const std::shared_ptr<CLI::FormatterBase> formatter = app.get_formatter();
    formatter->label("Usage", "Gebruik");
    formatter->label("OPTIONS", "OPTIES");
    formatter->label("Positionals", "Argument");
    formatter->label("Options", "Opties");
    formatter->column_width(32);
    formatter->label("SUBCOMMAND", "OPDRACHT");
    app.option_defaults()->group("Opties");
    app.allow_extras();  // to tell in Dutch what is wrong with them; also of subcommands
    app.set_help_flag("-h,--help", "Toon deze hulp");
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

/// What CLI11 could not place: an option that does not exist, or a second file.
std::string extra_argument_message(const std::string& extra, const CLI::App& app) {
    if (extra.size() > 1 && extra.starts_with("-")) {
        return fmt::format("onbekende optie {}{}", extra, did_you_mean(extra, option_names(app)));
    }
    return fmt::format("er mag maar één invoerbestand zijn; '{}' is te veel", extra);
}

/// The subcommand that was asked for, or the program itself when it has none.
const CLI::App& asked(const CLI::App& app) {
    const std::vector<CLI::App*> subcommands = app.get_subcommands();
    return subcommands.empty() ? app : *subcommands.front();
}

/// The names of the subcommands of a program.
std::vector<std::string> subcommand_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* subcommand : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(subcommand->get_name());
    }
    return names;
}

/// Throws UsageError when a program with subcommands was given none, or one that does not exist.
void require_subcommand(const CLI::App& app) {
    const std::vector<std::string> names = subcommand_names(app);
    if (names.empty() || &asked(app) != &app) {
        return;
    }
    const std::vector<std::string> extras = app.remaining();
    if (!extras.empty() && !extras.front().starts_with("-")) {
        throw UsageError(fmt::format("onbekende opdracht '{}'{}; er is {}", extras.front(),
                                     did_you_mean(extras.front(), names),
                                     joined_words(names, "en")));
    }
    if (extras.empty()) {
        throw UsageError(fmt::format("zeg wat er moet gebeuren: {}", joined_words(names)));
    }
}

void parse(CLI::App& app, int argc, char** argv) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string text = error.what();
        throw UsageError(fmt::format("optie {} mist een waarde", text.substr(0, text.find(':'))));
    } catch (const CLI::CallForHelp&) {
        throw;
    } catch (const CLI::ParseError&) {
        throw UsageError(
            "de opdracht is niet te begrijpen; heeft een optie een waarde die er niet "
            "bij hoort?");
    }
    if (app.get_option("--version")->count() == 0) {
        require_subcommand(app);
    }
    for (const CLI::Option* option : asked(app).get_options()) {
        for (const std::string& value : option->results()) {
            // An unset variable in a script must not mean "without this option".
            if (value.empty()) {
                throw UsageError(fmt::format("optie {} heeft een lege waarde", option->get_name()));
            }
        }
    }
    if (const std::vector<std::string> extras = app.remaining(true); !extras.empty()) {
        throw UsageError(extra_argument_message(extras.front(), asked(app)));
    }
}

/// Nothing to read: no file, and nobody would expect to type records at a terminal. A program that
/// has no BESTAND reads no records.
bool lacks_input(const CLI::App& app) {
    const CLI::Option* file = app.get_option_no_throw("BESTAND");
    return file != nullptr && file->count() == 0 && isatty(STDIN_FILENO) == 1;
}

/// What to tell of a failure that has no type of its own, such as a thread that is not given.
std::string unexpected_message(const std::exception& error) {
    const auto* refused = dynamic_cast<const std::system_error*>(&error);
    if (refused != nullptr && (refused->code().category() == std::generic_category() ||
                               refused->code().category() == std::system_category())) {
        return fmt::format("de computer weigert iets dat nodig is: {}",
                           system_message(refused->code().value()));
    }
    return fmt::format("fout in het programma: {}", error.what());
}

/// Runs, with every failure that ends a run turned into its message and status. Making the message
/// takes memory; std::bad_alloc can leave this.
int run_reporting(const Program& program, const std::function<int()>& run) {
    try {
        return run();
    } catch (const UsageError& error) {
        print_message(program.name, error.what());
        print_message(program.name, "zie --help voor het gebruik");
        return exit_usage;
    } catch (const InstrumentError& error) {
        for (const Problem& problem : error.problems()) {
            print_message(program.name, problem.to_string());
        }
        return exit_no_input;
    } catch (const TooManyRejects& error) {
        print_message(program.name, error.what());
        return exit_rejected;
    } catch (const InputError& error) {
        print_message(program.name, error.what());
        return exit_no_input;
    } catch (const OutputError& error) {
        print_message(program.name, error.what());
        return exit_no_output;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        print_message(program.name, unexpected_message(error));
        return exit_internal;
    }
}

/// Writes a message without using memory.
void print_without_memory(std::string_view message) {
    std::array<char, 160> text{};
    const auto end = fmt::format_to_n(text.data(), text.size(), "{}: {}\n",
                                      program_invocation_short_name, message);
    write_all(STDERR_FILENO, {text.data(), std::min(end.size, text.size())});
}

/// As run_reporting, with a lack of memory told too.
int run_guarded(const Program& program, const std::function<int()>& run) {
    try {
        return run_reporting(program, run);
    } catch (const std::bad_alloc&) {
        print_without_memory("er is te weinig geheugen");
        return exit_internal;
    }
}

/// Where no exception can be made or caught: without any memory, or in a thread.
[[noreturn]] void end_at_once() {
    remove_unfinished_outputs();
    print_without_memory("het programma kan niet verder; misschien is er te weinig geheugen");
    _exit(exit_internal);
}

/// With a closed standard descriptor the next file would take its number, and messages or data
/// would be written into that file. What takes its place fails as the closed one would: nothing can
/// be read from standard input or written to standard output. Only messages are dropped.
void occupy_standard_descriptors() {
    constexpr std::array<int, 3> useless = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
            // The lowest number that is free, which is this one.
            if (open("/dev/null", useless[static_cast<std::size_t>(descriptor)]) != descriptor) {
                _exit(exit_internal);
            }
        }
    }
}

int write_out(const std::string& text) {
    StandardOutput output;
    output.write(text);
    output.finish();
    return exit_ok;
}

}  // namespace

void print_message(std::string_view program, const std::string& message) {
    std::string text = fmt::format("{}: {}", program, without_controls(message));
    text += '\n';
    // Standard error is where failures go; when even that cannot be written there is nobody to
    // tell.
    write_all(STDERR_FILENO, text);
}

int run_main(int argc, char** argv, const Program& program,
             const std::function<void(CLI::App&)>& declare, const std::function<int()>& run) {
    occupy_standard_descriptors();
    std::set_terminate(end_at_once);
    // A file that grows beyond a limit is then a failed write, with a message.
    std::signal(SIGXFSZ, SIG_IGN);
    remove_unfinished_outputs_on_signal();
    return run_guarded(program, [&] {
        CLI::App app(join(wrapped(program.purpose, help_width), "\n"), program.name);
        translate(app);
        bool version = false;
        declare(app);
        app.add_flag("--version", version,
                     help_text("Toon de versie van het programma en van elk ingebouwd instrument"));
        app.footer(program.examples);
        try {
            parse(app, argc, argv);
        } catch (const CLI::CallForHelp&) {
            return write_out(app.help());
        }
        if (!version && lacks_input(asked(app))) {
            return write_out(app.help());
        }
        return version ? write_out(version_text(program)) : run();
    });
}

}  // namespace rodevlag::tools
