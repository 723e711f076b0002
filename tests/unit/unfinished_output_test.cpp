#include "rodevlag/unfinished_output.h"

#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace rodevlag;

namespace {

std::string new_file() {
    std::string name = "/tmp/rodevlag-test-XXXXXX";
    const int descriptor = ::mkstemp(name.data());
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    return name;
}

// Runs `function` in a child process; gives the signal that ended it, or 0.
template <typename Function>
int signal_of_child(Function function) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);  // the test program handles it
        remove_unfinished_outputs_on_signal();
        function();
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

bool exists(const std::string& path) {
    return ::access(path.c_str(), F_OK) == 0;
}

}  // namespace

TEST_CASE("a signal removes what is not finished, and ends the program as it always does") {
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGABRT}) {
        const std::string unfinished = new_file();
        const std::string finished = new_file();
        CHECK(signal_of_child([&] {
                  add_unfinished_output(finished);
                  add_unfinished_output(unfinished);
                  drop_unfinished_output(finished);
                  ::raise(signal);
              }) == signal);
        CHECK_FALSE(exists(unfinished));
        CHECK(exists(finished));
        ::unlink(finished.c_str());
    }
}

TEST_CASE("a signal that is held back comes when it may, and not before") {
    const std::string path = new_file();
    CHECK(signal_of_child([&] {
              const SignalsLater later;
              ::raise(SIGTERM);
              // The file is there already and is only now marked.
              add_unfinished_output(path);
          }) == SIGTERM);
    CHECK_FALSE(exists(path));
}

TEST_CASE("holding back twice still holds back") {
    CHECK(signal_of_child([] {
              const SignalsLater outer;
              { const SignalsLater inner; }
              ::raise(SIGTERM);
              ::_exit(0);
          }) == 0);
}
