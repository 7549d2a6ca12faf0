"""Templates of the meeting packet: undangan, daftar hadir, notula."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel, TabelTemplat, tulis_sel

_LABEL, _TITIK_DUA = 2.4, 0.5


def undangan() -> PenulisTemplat:
    """Return the template of `IsiUndangan`."""
    t = PenulisTemplat(jarak=1.0, gaya=(Gaya("ND Tanggal Surat", dasar="ND Rincian", rata="kanan"), _TEMBUSAN))
    t.nomor_halaman()
    t.kop_surat()
    kepala = t.tabel(
        (_LABEL, _TITIK_DUA, 8.1, t.lebar - 11.0), garis=False, judul="Nomor dan hal surat", gaya="ND Rincian"
    )
    kepala.baris("Nomor", ":", "{{ nomor }}", Sel("{{ tempat }}, {{ tanggal }}", "ND Tanggal Surat"))
    for label, tag in (("Sifat", "sifat"), ("Lampiran", "lampiran"), ("Hal", "hal")):
        kepala.baris(label, ":", f"{{{{ {tag} }}}}", "")
    t.paragraf("", "ND Pemisah Lebar")
    tujuan = t.tabel((1.3, 0.8, t.lebar - 2.1), garis=False, judul="Tujuan surat", gaya="ND Rincian")
    with tujuan.blok("for y in yth"):
        tujuan.baris("{% if loop.first %}Yth.{% endif %}", "{{ loop.index }}.", "{{ y }}")
    tujuan.baris("", "", "di {{ di }}")
    t.paragraf("", "ND Pemisah Lebar")
    t.paragraf("{{ pembuka }}", "ND Isi Alinea")
    rincian_acara(t, "acara", inden=1.25)
    t.paragraf("", "ND Pemisah")
    with t.blok("for p in penutup[:-1]"):
        t.paragraf("{{ p }}", "ND Isi Alinea")
    with t.blok("for p in penutup[-1:]"):
        t.paragraf("{{ p }}", "ND Isi Akhir Alinea")
    t.tanda_tangan()
    with t.blok("if tembusan"):
        t.paragraf("Tembusan:", "ND Tembusan")
    with t.blok("for penerima in tembusan"):
        t.paragraf("{{ loop.index }}.\t{{ penerima }}", "ND Butir")
    return t


def daftar_hadir() -> PenulisTemplat:
    """Return the template of `IsiDaftarHadir`: rows to write on, signatures left and right in turn."""
    gaya = (
        Gaya("ND Tabel", rata="kiri", ukuran=11, sebelum=5, sesudah=5),
        Gaya("ND Tabel Tulis Nama", dasar="ND Tabel", tab_titik=4.6),
        Gaya("ND Tabel Tulis Jabatan", dasar="ND Tabel", tab_titik=5.2),
        Gaya("ND Tabel Paraf", dasar="ND Tabel", tab=(2.2,)),
    )
    t = PenulisTemplat(jarak=1.15, gaya=gaya)
    t.nomor_halaman()
    t.kop_surat()
    t.paragraf("{{ judul }}", "ND Judul")
    t.paragraf("", "ND Pemisah")
    rincian_acara(t, "acara")
    t.paragraf("", "ND Pemisah")
    tabel = t.tabel((1.1, 4.9, 5.5, t.lebar - 11.5), judul="Daftar hadir")
    tabel.kepala("No.", "Nama", "Jabatan", "Tanda Tangan")
    with tabel.blok("for p in peserta"):
        tabel.baris(
            Sel("{{ loop.index }}.", "ND Tabel Tengah"),
            Sel("{% if p.nama %}{{ p.nama }}{% else %}\t{% endif %}", "ND Tabel Tulis Nama"),
            Sel("{% if p.jabatan %}{{ p.jabatan }}{% else %}\t{% endif %}", "ND Tabel Tulis Jabatan"),
            Sel("{% if loop.index is even %}\t{% endif %}{{ loop.index }}.", "ND Tabel Paraf"),
            tinggi=1.0,
        )
    return t


def notula() -> PenulisTemplat:
    """Return the template of `IsiNotula`."""
    gaya = (
        Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),
        # its rows and the signatures stay together: no page has only empty rows and who signs
        Gaya("ND Tabel Tulis", dasar="ND Tabel", ukuran=11, sebelum=4, sesudah=4, lekat=True),
        Gaya("ND Tabel Tulis Tengah", dasar="ND Tabel Tulis", rata="tengah"),
        Gaya("ND Tempat Tanggal", dasar="ND Tanda Tangan", sebelum=18, lekat=True),
        Gaya("ND Naskah Dikutip", dasar="ND Isi Akhir", rata="kiri", sebelum=9),
    )
    t = PenulisTemplat(jarak=1.15, gaya=gaya)
    t.nomor_halaman()
    t.kop_surat()
    t.paragraf("{{ judul }}", "ND Judul")
    with t.blok("if nomor"):
        t.paragraf("Nomor: {{ nomor }}", "ND Tengah")
    t.paragraf("", "ND Pemisah")
    tabel = rincian_acara(t, "acara", ("{{ sebutan_pimpinan }}", "{{ pimpinan }}"))
    with tabel.blok("if sebutan_pemateri"):
        tabel.baris("{{ sebutan_pemateri }}", ":", "{{ pemateri }}")
    tabel.baris("Notulis", ":", "{{ notulis }}")
    tabel.baris("Peserta", ":", "{{ peserta }}")
    tabel.baris("Pimpinan hadir", ":", "{{ yang_hadir }}")
    tabel.baris("Jumlah hadir", ":", "{{ jumlah_hadir }}")
    t.paragraf("A.\tAgenda", "ND Subbab")
    with t.blok("for a in agenda"):
        t.paragraf("{{ loop.index }}.\t{{ a }}", "ND Butir")
    with t.blok("if lalu"):
        t.paragraf("{{ huruf.lalu }}.\t{{ lalu.judul }}", "ND Subbab")
        t.paragraf("{{ lalu.pengantar }}", "ND Isi")
        with t.blok("for k in lalu.kelompok"):
            t.paragraf("{{ k.judul }}", "ND Naskah Dikutip")
            _lalu(t)
    with t.blok("if komitmen"):
        t.paragraf("{{ huruf.komitmen }}.\tKomitmen yang Dibahas", "ND Subbab")
        t.paragraf("{{ komitmen.pengantar }}", "ND Isi")
        _komitmen(t)
    for bagian in ("pembahasan", "simpulan"):
        t.paragraf(f"{{{{ huruf.{bagian} }}}}.\t{{{{ {bagian}.judul }}}}", "ND Subbab")
        t.paragraf(f"{{{{ {bagian}.isi }}}}", "ND Isi")
    t.paragraf("{{ huruf.tindak_lanjut }}.\tTindak Lanjut", "ND Subbab")
    _tindak_lanjut(t)
    t.paragraf("{{ tempat }}, {{ tanggal }}", "ND Tempat Tanggal")
    dua = t.tabel((8.0, t.lebar - 8.0), garis=False, judul="Tanda tangan")
    for sel, (jabatan, nama) in zip(
        dua.baris("", ""), (("Notulis,", "{{ notulis }}"), ("{{ sebutan_pimpinan }},", "{{ pimpinan }}")), strict=True
    ):
        tulis_sel(sel, (jabatan, "ND Sel Tanda Tangan"), (nama, "ND Sel Tanda Tangan Nama"))
    return t


def rincian_acara(t: PenulisTemplat, nama: str, *tambahan: tuple[str, str], inden: float = 0.0) -> TabelTemplat:
    """Add day, time, place and subject of a meeting (`Acara`), and more lines after them; return the table."""
    label, kosong = 3.6, [""] if inden else []
    baris = (
        ("Hari/tanggal", f"{{{{ {nama}.hari_tanggal }}}}"),
        ("Waktu", f"{{{{ {nama}.waktu }}}}"),
        ("Tempat", f"{{{{ {nama}.tempat }}}}"),
        ("Acara", f"{{{{ {nama}.acara }}}}"),
        *tambahan,
    )
    lebar: tuple[float, ...] = (label, _TITIK_DUA, t.lebar - label - _TITIK_DUA - inden)
    tabel = t.tabel((inden, *lebar) if inden else lebar, garis=False, judul="Rincian acara", gaya="ND Rincian")
    for kiri, kanan in baris:
        tabel.baris(*kosong, kiri, ":", kanan)
        if kiri == "Tempat":
            for label_jauh, tag in (("Pelaksanaan", "moda"), ("Tautan", "tautan")):
                with tabel.blok(f"if {nama}.{tag}"):
                    tabel.baris(*kosong, label_jauh, ":", f"{{{{ {nama}.{tag} }}}}")
    return tabel


def _lalu(t: PenulisTemplat) -> None:
    tabel = t.tabel((0.9, 5.4, 3.4, 2.2, t.lebar - 11.9), judul="Rekomendasi dan tindak lanjut sebelumnya")
    tabel.kepala("No.", "Rekomendasi atau Tindak Lanjut", "Penanggung Jawab", "Batas Waktu", "Keadaan")
    with tabel.blok("for b in k.baris"):
        tabel.baris(
            Sel("{{ b.nomor }}.", "ND Tabel Tengah"),
            "{{ b.teks }}",
            "{{ b.unit }}",
            "{{ b.batas }}",
            "{{ b.keadaan }}. {{ b.dasar }}",
        )


def _komitmen(t: PenulisTemplat) -> None:
    tabel = t.tabel((0.9, 1.6, 5.1, 1.9, 2.2, t.lebar - 11.7), judul="Komitmen yang dibahas")
    tabel.kepala("No.", "Kode", "Indikator", "Unit", "Target", "Keadaan")
    with tabel.blok("for k in komitmen.baris"):
        tabel.baris(
            Sel("{{ loop.index }}.", "ND Tabel Tengah"),
            Sel("{{ k.kode }}", "ND Tabel Tengah"),
            "{{ k.indikator }}",
            "{{ k.unit }}",
            "{{ k.target }}",
            "{{ k.keadaan }}",
        )


def _tindak_lanjut(t: PenulisTemplat) -> None:
    tabel = t.tabel((1.1, 6.9, 4.4, t.lebar - 12.4), judul="Tindak lanjut", gaya="ND Tabel Tulis")
    tabel.kepala("{{ kepala_nomor }}", "Tindak Lanjut", "Penanggung Jawab", "Batas Waktu")
    with tabel.blok("for b in tindak_lanjut"):
        tabel.baris(Sel("{{ b.nomor }}", "ND Tabel Tulis Tengah"), "{{ b.apa }}", "{{ b.siapa }}", "{{ b.kapan }}")


_TEMBUSAN = Gaya("ND Tembusan", rata="kiri", sebelum=18, lekat=True)
