// Asks where a service is (SRV), as clients do that find their peers by DNS, and connects there.
//
// usage: service PORT-NAME PROTOCOL HOST
package main

import (
	"fmt"
	"net"
	"os"
	"time"
)

func main() {
	_, found, err := net.LookupSRV(os.Args[1], os.Args[2], os.Args[3])
	if err != nil || len(found) == 0 {
		fmt.Fprintln(os.Stderr, "service:", err)
		os.Exit(6)
	}
	where := net.JoinHostPort(found[0].Target, fmt.Sprint(found[0].Port))
	connection, err := net.DialTimeout("tcp", where, 5*time.Second)
	if err != nil {
		fmt.Fprintln(os.Stderr, "service:", err)
		os.Exit(7)
	}
	connection.Close()
}
