using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Mail;

/// <summary>Why a message did not leave, in plain words, and what staff can do.</summary>
public static class FaultWords
{
    /// <summary>There was no line over which a mail could have gone.</summary>
    public static bool IsOfLine(this Fault fault) =>
        fault is Fault.NoServer or Fault.NoEncryption or Fault.Certificate or Fault.Password;

    public static string Why(this Fault fault) =>
        fault switch
        {
            Fault.Address => Words.Say(
                "Ke alamat ini tidak bisa ditulis surat; kemungkinan salah ketik.",
                "No mail can be written to this address; most likely a slip of the keyboard."
            ),
            Fault.Mailbox => Words.Say(
                "Kotak surat ini tidak ada, penuh, atau tidak menerima surat kita.",
                "This mailbox does not exist, is full, or does not take our mail."
            ),
            Fault.Words => Words.Say("Peladen surat menolak isinya.", "The mail server refused what it says."),
            Fault.Key => Words.Say(
                "Isinya tidak bisa dibuka lagi: kuncinya sudah tidak ada.",
                "What it says can no longer be opened: its key is gone."
            ),
            Fault.Gateway => Words.Say("Gerbang WhatsApp tidak mengirimnya.", "The WhatsApp gateway did not send it."),
            Fault.NoServer => Words.Say("Peladen surat tidak bisa dihubungi.", "The mail server cannot be reached."),
            Fault.NoEncryption => Words.Say(
                "Peladen surat tidak menawarkan sambungan terenkripsi, jadi sandi dan surat tidak diberikan kepadanya.",
                "The mail server offers no encrypted line, so it got neither the password nor the mail."
            ),
            Fault.Certificate => Words.Say(
                "Sertifikat peladen surat tidak bisa dipercaya.",
                "The certificate of the mail server cannot be trusted."
            ),
            Fault.Password => Words.Say(
                "Peladen surat menolak nama atau sandi kita.",
                "The mail server refused our name or password."
            ),
            Fault.Line => Words.Say("Sambungan ke peladen surat putus.", "The line to the mail server broke off."),
            Fault.Other => Words.Say("Peladen surat belum mau menerimanya.", "The mail server would not take it yet."),
        };

    public static string WhatToDo(this Fault fault) =>
        fault switch
        {
            Fault.Address or Fault.Mailbox => Words.Say(
                "Hubungi orangnya dengan cara lain, tanyakan alamat yang benar, dan betulkan. Surat ini sendiri tetap "
                    + "ke alamat lama: tandai tidak perlu lagi.",
                "Reach the person another way, ask for the right address and correct it. This mail itself keeps the "
                    + "old address: mark it as no longer needed."
            ),
            Fault.Words => Words.Say(
                "Kirim lagi nanti; bila tetap ditolak, sampaikan kabarnya dengan cara lain.",
                "Send it again later; if it is still refused, tell them another way."
            ),
            Fault.Key => Words.Say(
                "Sampaikan kabarnya dengan cara lain, lalu tandai tidak perlu lagi.",
                "Tell them another way, then mark it as no longer needed."
            ),
            Fault.Gateway => Words.Say(
                "Kirim lagi, atau hubungi nomor ini sendiri.",
                "Send it again, or reach the number yourself."
            ),
            Fault.NoServer or Fault.NoEncryption or Fault.Certificate or Fault.Password => Words.Say(
                "Beri tahu yang mengurus peladen (Mail__* di docs/operations.md). Suratnya menunggu dan berangkat "
                    + "sendiri sesudahnya; periksa dengan surat uji.",
                "Tell whoever runs the server (Mail__* in docs/operations.md). The mails wait and leave by themselves "
                    + "afterwards; check it with a test mail."
            ),
            Fault.Line or Fault.Other => Words.Say(
                "Biasanya pulih sendiri. Bila lama, kirim surat uji untuk melihat apa kata peladen surat.",
                "It usually mends itself. If it lasts, send a test mail to see what the mail server says."
            ),
        };
}
