// Does work on a row of tasks in several threads and hands the results on in order.
//
// The usual flow: fill in OrderedWork, call run_in_order(). Which thread does which task is left to
// chance; nothing that is handed on depends on it. Threads are started when there is a second task,
// so that a small input costs none. At most two tasks a thread are in memory at a time.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace rodevlag {

/// What has to be done. A task is used again after it was handed on.
template <typename Task>
struct OrderedWork {
    /// Fills in the next task; false when there is none. Called by one thread at a time, in order.
    std::function<bool(Task&)> next;

    /// Gives a thread its own function that does a task.
    std::function<std::function<void(Task&)>()> make_worker;

    /// Hands a task on; false stops the work. Called by one thread at a time, in order.
    std::function<bool(Task&)> emit;
};

template <typename Task>
class OrderedRun {
public:
    OrderedRun(const OrderedWork<Task>& work, std::size_t threads)
        : m_work(work), m_threads(threads), m_done(2 * threads) {
        for (std::size_t count = 0; count < m_done.size(); ++count) {
            m_free.push_back(std::make_unique<Task>());
        }
    }

    void run() {
        do_tasks();
        for (std::thread& helper : m_helpers) {
            helper.join();
        }
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        if (m_input_failure) {
            std::rethrow_exception(m_input_failure);
        }
    }

private:
    struct Ticket {
        std::unique_ptr<Task> task;
        std::size_t number = 0;
        std::exception_ptr failure;
    };

    void do_tasks() {
        std::function<void(Task&)> work;
        Ticket ticket;
        while (take(ticket)) {
            try {
                if (!work) {
                    work = m_work.make_worker();
                }
                work(*ticket.task);
            } catch (...) {
                ticket.failure = std::current_exception();
            }
            hand_in(std::move(ticket));
        }
    }

    bool take(Ticket& ticket) {
        const std::lock_guard in_turn(m_input);
        {
            std::unique_lock lock(m_mutex);
            m_task_is_free.wait(lock, [this] { return m_is_stopped || !m_free.empty(); });
            if (m_is_stopped) {
                return false;
            }
            ticket.task = std::move(m_free.back());
            m_free.pop_back();
        }
        ticket.number = m_taken;
        ticket.failure = nullptr;
        bool is_there = false;
        try {
            is_there = m_work.next(*ticket.task);
        } catch (...) {
            m_input_failure = std::current_exception();
        }
        if (!is_there) {
            stop();
            return false;
        }
        if (++m_taken == 2) {
            start_helpers();
        }
        return true;
    }

    void start_helpers() {
        try {
            while (m_helpers.size() + 1 < m_threads) {
                m_helpers.emplace_back([this] { do_tasks(); });
            }
        } catch (const std::exception&) {
            // The system gives no more threads, or no memory for them; those that are there do the
            // work. Going on to throw would leave them without anybody to wait for them.
        }
    }

    /// No more tasks are taken; those that are being done are handed on still.
    void stop() {
        const std::lock_guard lock(m_mutex);
        m_is_stopped = true;
        m_task_is_free.notify_all();
    }

    void hand_in(Ticket ticket) {
        std::unique_lock lock(m_mutex);
        const std::size_t place = ticket.number % m_done.size();
        m_done[place] = std::move(ticket);
        if (m_is_emitting) {
            return;  // who is at it goes on with this one
        }
        m_is_emitting = true;
        while (m_done[m_emitted % m_done.size()].task) {
            Ticket next = std::move(m_done[m_emitted % m_done.size()]);
            lock.unlock();
            const bool go_on = emit(next);
            lock.lock();
            ++m_emitted;
            m_free.push_back(std::move(next.task));
            if (!go_on) {
                m_is_broken_off = true;
                m_is_stopped = true;
            }
            m_task_is_free.notify_all();
        }
        m_is_emitting = false;
    }

    bool emit(Ticket& ticket) {
        if (m_is_broken_off) {
            return false;
        }
        try {
            if (ticket.failure) {
                std::rethrow_exception(ticket.failure);
            }
            return m_work.emit(*ticket.task);
        } catch (...) {
            m_failure = std::current_exception();
            return false;
        }
    }

    const OrderedWork<Task>& m_work;
    const std::size_t m_threads;
    std::vector<std::thread> m_helpers;

    std::mutex m_input;  // held while the next task is filled in
    std::size_t m_taken = 0;
    std::exception_ptr m_input_failure;  // told when all before it is handed on

    std::mutex m_mutex;  // for what follows
    std::condition_variable m_task_is_free;
    std::vector<std::unique_ptr<Task>> m_free;
    std::vector<Ticket> m_done;  // by number
    std::size_t m_emitted = 0;
    bool m_is_emitting = false;
    bool m_is_stopped = false;
    bool m_is_broken_off = false;  // nothing more is handed on
    std::exception_ptr m_failure;
};

/// Does all the work, in at most `threads` threads (at least 1), of which this is one. Throws what
/// a function of `work` throws, once everything before it was handed on.
template <typename Task>
void run_in_order(const OrderedWork<Task>& work, std::size_t threads) {
    OrderedRun<Task>(work, threads).run();
}

}  // namespace rodevlag
