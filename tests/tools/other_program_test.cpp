#include "common/other_program.h"

#include <csignal>
#include <doctest/doctest.h>

#include "rodevlag/error.h"

using namespace rodevlag::tools;

TEST_CASE("a program gets the file and its output comes back") {
    const auto result = run_program({"sed", "-n", "1p"}, RODEVLAG_SOURCE_DIR "/CONTRIBUTING.md");
    REQUIRE(result);
    CHECK(result->status == 0);
    CHECK(result->output == "# Contributing\n");
    CHECK(result->errors.empty());
}

TEST_CASE("words are no shell, and a failure has its status and message") {
    const auto result = run_program({"cat", "--", "$HOME; echo x"}, "/dev/null");
    REQUIRE(result);
    CHECK(result->status == 1);
    CHECK(result->output.empty());
    CHECK(result->errors.find("$HOME; echo x") != std::string::npos);
}

TEST_CASE("more than a pipe holds comes back whole") {
    const auto result = run_program({"head", "-c", "3000000", "/dev/zero"}, "/dev/null");
    REQUIRE(result);
    CHECK(result->output == std::string(3000000, '\0'));
}

TEST_CASE("a program that a signal ends, one that is not there, and input that is not there") {
    const auto killed = run_program({"sh", "-c", "kill -TERM $$"}, "/dev/null");
    REQUIRE(killed);
    CHECK(killed->status == 128 + SIGTERM);
    CHECK_FALSE(run_program({"rodevlag-bestaat-niet"}, "/dev/null"));
    CHECK_THROWS_AS(run_program({"cat"}, "/bestaat/niet"), rodevlag::OutputError);
}
