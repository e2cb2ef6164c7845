// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "acquisition/network/lsl_info.hpp"
#include "acquisition/network/lsl_samples.hpp"
#include "acquisition/network/socket.hpp"

namespace facialis::acquisition {

/// Sends a stream to whoever asks for it by the Lab Streaming Layer protocol 1.10: signals of an
/// emulated device, or our events as markers. push() may be called from any thread; a thread of its
/// own serves. A consumer that does not read for long loses samples. Served on the loopback
/// address unless another is asked for.
class LslOutlet {
public:
    /// @param stream  name, type, format, rate, channels; uid and ports are filled in
    /// @param host    the address to serve on
    /// @errors no port can be opened there
    [[nodiscard]] static Result<std::unique_ptr<LslOutlet>> open(
        LslStreamInfo stream, const std::string& host = "127.0.0.1");
    ~LslOutlet();
    LslOutlet(const LslOutlet&) = delete;
    LslOutlet& operator=(const LslOutlet&) = delete;

    [[nodiscard]] const LslStreamInfo& info() const { return info_; }
    /// Who receives samples now.
    [[nodiscard]] int consumers() const { return consumers_; }
    void push(const LslSample& sample);

private:
    /// A connection, from its first byte on.
    struct Client {
        Socket socket;
        std::string request;
        std::string toSend;
        std::size_t sent = 0;
        bool isFed = false, closesWhenSent = false, isOver = false;
    };

    LslOutlet(LslStreamInfo info, Socket data, Socket service, Socket discovery);
    void serve();
    void answerDatagrams(Socket& socket);
    void readRequest(Client& client);
    void obey(Client& client);
    void feed(Client& client, const std::string& samples);
    void sendWaiting(Client& client);

    LslStreamInfo info_;
    Socket data_, service_, discovery_;
    std::vector<Client> clients_;  ///< of the serving thread alone
    std::mutex mutex_;
    std::deque<std::string> pushed_;  ///< guarded by mutex_
    int wake_ = -1;                   ///< an eventfd
    std::atomic<int> consumers_{0};
    std::atomic<bool> isStopped_{false};
    std::thread thread_;
};

}  // namespace facialis::acquisition
