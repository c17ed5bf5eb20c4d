// Reads an export with golang.org/x/mod's note and tlog, code that we did not write, and says what it accepts. Arguments: directory, verifier key,
// index of an entry. Beside the export lie entry.tlog-proof of that entry, checkpoint.old, and the consistency proof from there, a hash a line.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var dir string

func must(what string, err error) {
	if err != nil {
		fmt.Println("REFUSED", what, err)
		os.Exit(1)
	}
}

func read(path string) []byte {
	bytes, err := os.ReadFile(filepath.Join(dir, path))
	must("reading", err)
	return bytes
}

// open gives size and root of a checkpoint whose signature holds.
func open(bytes []byte, key string) (int64, tlog.Hash) {
	verifier, err := note.NewVerifier(key)
	must("key", err)
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	must("note", err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		must("origin", fmt.Errorf("%s", lines[0]))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must("size", err)
	root, err := tlog.ParseHash(lines[2])
	must("root", err)
	return size, root
}

func hashes(lines []string) (out []tlog.Hash) {
	for _, line := range lines {
		bytes, err := base64.StdEncoding.DecodeString(line)
		must("hash", err)
		var hash tlog.Hash
		copy(hash[:], bytes)
		out = append(out, hash)
	}
	return
}

type tiles struct{}

func (tiles) Height() int { return 8 }

func (tiles) ReadTiles(wanted []tlog.Tile) (out [][]byte, err error) {
	for _, tile := range wanted {
		bytes, err := os.ReadFile(filepath.Join(dir, "tile", strings.TrimPrefix(tile.Path(), "tile/8/")))
		if err != nil {
			return nil, err
		}
		out = append(out, bytes)
	}
	return out, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// entry gives the bytes of an entry from its bundle.
func entry(index, size int64) []byte {
	tile := tlog.Tile{H: 8, L: 0, N: index / 256, W: 256}
	if size-tile.N*256 < 256 {
		tile.W = int(size - tile.N*256)
	}
	bundle := read(filepath.Join("tile", "entries", strings.TrimPrefix(tile.Path(), "tile/8/0/")))
	for at := tile.N * 256; ; at++ {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			must("bundle", fmt.Errorf("cut short"))
		}
		length := int(binary.BigEndian.Uint16(bundle))
		if at == index {
			return bundle[2 : 2+length]
		}
		bundle = bundle[2+length:]
	}
}

func main() {
	dir = os.Args[1]
	key := os.Args[2]
	index, err := strconv.ParseInt(os.Args[3], 10, 64)
	must("index", err)
	size, root := open(read("checkpoint"), key)
	fmt.Println("note", size)
	leaf := tlog.RecordHash(entry(index, size))

	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{})
	stored, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	must("tiles", err)
	if stored[0] != leaf {
		must("leaf", fmt.Errorf("entry %d is not the leaf of the tiles", index))
	}
	fmt.Println("tiles", index)

	bundle := string(read("entry.tlog-proof"))
	split := strings.Index(bundle, "\n\n")
	head := strings.Split(bundle[:split], "\n")
	extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(head[1], "extra "))
	must("extra", err)
	if head[0] != "c2sp.org/tlog-proof@v1" || head[2] != fmt.Sprintf("index %d", index) {
		must("bundle", fmt.Errorf("%s", head[0]))
	}
	proofSize, proofRoot := open([]byte(bundle[split+2:]), key)
	must("inclusion", tlog.CheckRecord(hashes(head[3:]), proofSize, proofRoot, index, tlog.RecordHash(extra)))
	fmt.Println("inclusion", index)

	proof := strings.Fields(string(read("consistency")))
	old, oldRoot := open(read("checkpoint.old"), key)
	must("consistency", tlog.CheckTree(hashes(proof), size, root, old, oldRoot))
	fmt.Println("consistency", old, size)
}
