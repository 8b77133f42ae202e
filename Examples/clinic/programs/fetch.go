// Asks a server for a page with Go's own resolver.
//
// usage: fetch HOST PORT PATH CONNECT-TIMEOUT-MS
// The exit status is curl's: 6 no such name, 7 no connection, 56 no answer.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"
)

func status(err error) int {
	var lookup *net.DNSError
	var operation *net.OpError
	switch {
	case errors.As(err, &lookup):
		return 6
	case errors.As(err, &operation) && operation.Op == "dial":
		return 7
	}
	return 56
}

func main() {
	host, port, path := os.Args[1], os.Args[2], os.Args[3]
	milliseconds, _ := strconv.Atoi(os.Args[4])
	dialer := net.Dialer{Timeout: time.Duration(milliseconds) * time.Millisecond}
	client := http.Client{Transport: &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true}}
	answer, err := client.Get("http://" + net.JoinHostPort(host, port) + path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fetch:", err)
		os.Exit(status(err))
	}
	io.Copy(os.Stdout, answer.Body)
}
